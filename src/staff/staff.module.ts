import { Module } from '@nestjs/common';
import { LookupController } from './lookup.controller.js';
import { CorrectStaffHandler, EnrolStaffHandler } from './numbers.handlers.js';
import { StaffController } from './staff.controller.js';
import { DepartStaffHandler, TransferStaffHandler } from './staff.handlers.js';
import { StaffReadController } from './staff-read.controller.js';
import { LookUpStaffHandler, ReadPersonHandler, ReadStaffHandler } from './staff.readers.js';
import { StaffOffice } from './staff-office.js';
import { TransfersController } from './transfers.controller.js';
import { TransferTogetherHandler } from './transfers.handlers.js';

@Module({
  controllers: [StaffReadController, StaffController, LookupController, TransfersController],
  providers: [
    StaffOffice,
    ReadStaffHandler,
    ReadPersonHandler,
    LookUpStaffHandler,
    EnrolStaffHandler,
    CorrectStaffHandler,
    TransferStaffHandler,
    DepartStaffHandler,
    TransferTogetherHandler,
  ],
  exports: [StaffOffice],
})
export class StaffModule {}
