import { Module } from '@nestjs/common';
import { HolidaysModule } from '../holidays/holidays.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';
import { AnswerComplaintHandler, AssignComplaintHandler } from './answering.handlers.js';
import { ComplaintAccess } from './complaint-access.js';
import { ComplaintBook } from './complaint-book.js';
import { ComplaintIndex } from './complaint-index.js';
import { ComplaintJudging } from './complaint-judging.js';
import { ComplaintSteps } from './complaint-steps.js';
import { ComplaintUnits } from './complaint-units.js';
import { ComplaintsController } from './complaints.controller.js';
import { ComplaintsReadController } from './complaints-read.controller.js';
import { ReadComplaintHandler, ReadComplaintsHandler } from './complaints.readers.js';
import { ComplaintCorrectionsController } from './corrections.controller.js';
import { AmendComplaintHandler, UndoComplaintStepHandler, VoidComplaintHandler } from './corrections.handlers.js';
import { ComplaintEndingController } from './ending.controller.js';
import { ComplaintHandlingController } from './handling.controller.js';
import {
  CloseComplaintHandler,
  CompleteComplaintHandler,
  ForwardComplaintHandler,
  RejectComplaintHandler,
  ReopenComplaintHandler,
  ReturnComplaintHandler,
  VerifyComplaintHandler,
  WithdrawComplaintHandler,
} from './handling.handlers.js';
import { RunningComplaints } from './running-complaints.queries.js';
import { ReceiveComplaintHandler } from './receiving.handlers.js';

@Module({
  imports: [HolidaysModule, RegistersModule, StaffModule, UnitsModule],

  controllers: [
    ComplaintsController,
    ComplaintHandlingController,
    ComplaintEndingController,
    ComplaintCorrectionsController,
    ComplaintsReadController,
  ],
  providers: [
    ComplaintJudging,
    ComplaintUnits,
    ComplaintSteps,
    ReceiveComplaintHandler,
    VerifyComplaintHandler,
    ReturnComplaintHandler,
    CompleteComplaintHandler,
    ForwardComplaintHandler,
    RejectComplaintHandler,
    WithdrawComplaintHandler,
    AssignComplaintHandler,
    AnswerComplaintHandler,
    CloseComplaintHandler,
    ReopenComplaintHandler,
    AmendComplaintHandler,
    UndoComplaintStepHandler,
    VoidComplaintHandler,
    ComplaintAccess,
    ComplaintBook,
    ComplaintIndex,
    ReadComplaintsHandler,
    ReadComplaintHandler,
    RunningComplaints,
  ],
  exports: [RunningComplaints],
})
export class ComplaintsModule {}
