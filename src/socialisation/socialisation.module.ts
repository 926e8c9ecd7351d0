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

@Module({
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
