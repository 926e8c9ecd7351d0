import { Module } from '@nestjs/common';
import { AttendanceController } from './attendance.controller.js';
import { RecordAttendanceHandler, RetractAttendanceHandler } from './attendance.handlers.js';
import { Invitees } from './invitees.service.js';
import { SessionsController } from './sessions.controller.js';
import {
  CancelSessionHandler,
  InviteStaffHandler,
  PlanSessionHandler,
  RescheduleSessionHandler,
} from './sessions.handlers.js';
import { SessionCorrectionsController } from './corrections.controller.js';
import {
  AmendSessionHandler,
  RestoreSessionHandler,
  UninviteStaffHandler,
  VoidSessionHandler,
} from './corrections.handlers.js';
import { SessionsReadController } from './sessions-read.controller.js';
import { ReadSessionHandler, ReadSessionsHandler } from './sessions.readers.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';

@Module({
  imports: [ProgrammesModule, RegistersModule, StaffModule, UnitsModule],

  controllers: [SessionsController, SessionCorrectionsController, AttendanceController, SessionsReadController],
  providers: [
    Invitees,
    PlanSessionHandler,
    InviteStaffHandler,
    RescheduleSessionHandler,
    CancelSessionHandler,
    RecordAttendanceHandler,
    RetractAttendanceHandler,
    AmendSessionHandler,
    RestoreSessionHandler,
    UninviteStaffHandler,
    VoidSessionHandler,
    ReadSessionsHandler,
    ReadSessionHandler,
  ],
})
export class SocialisationModule {}
