import { Module } from '@nestjs/common';
import { LookupController } from './lookup.controller.js';
import { CorrectStaffHandler, EnrolStaffHandler } from './numbers.handlers.js';
import { StaffController } from './staff.controller.js';
import { DepartStaffHandler, TransferStaffHandler } from './staff.handlers.js';
import { StaffListsController } from './staff-lists.controller.js';
import { StaffOffice } from './staff-office.js';
import { TransfersController } from './transfers.controller.js';
import { TransferTogetherHandler } from './transfers.handlers.js';

@Module({
  controllers: [StaffListsController, StaffController, LookupController, TransfersController],
  providers: [
    StaffOffice,
    EnrolStaffHandler,
    CorrectStaffHandler,
    TransferStaffHandler,
    DepartStaffHandler,
    TransferTogetherHandler,
  ],
  exports: [StaffOffice],
})
export class StaffModule {}
