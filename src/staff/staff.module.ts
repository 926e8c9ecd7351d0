import { Module } from '@nestjs/common';
import { LookupController } from './lookup.controller.js';
import { StaffController } from './staff.controller.js';
import { StaffListsController } from './staff-lists.controller.js';
import { StaffOffice } from './staff-office.js';
import { TransfersController } from './transfers.controller.js';

@Module({
  controllers: [StaffListsController, StaffController, LookupController, TransfersController],
  providers: [StaffOffice],
  exports: [StaffOffice],
})
export class StaffModule {}
