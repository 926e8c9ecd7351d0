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
import { SessionsReadController } from './sessions-read.controller.js';
import { ReadSessionHandler, ReadSessionsHandler } from './sessions.readers.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';

@Module({
  imports: [ProgrammesModule, RegistersModule, StaffModule, UnitsModule],

  controllers: [SessionsController, AttendanceController, SessionsReadController],
  providers: [
    Invitees,
    PlanSessionHandler,
    InviteStaffHandler,
    RescheduleSessionHandler,
    CancelSessionHandler,
    RecordAttendanceHandler,
    RetractAttendanceHandler,
    ReadSessionsHandler,
    ReadSessionHandler,
  ],
})
export class SocialisationModule {}
