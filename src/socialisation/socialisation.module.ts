import { Module } from '@nestjs/common';
import { AttendanceController } from './attendance.controller.js';
import { Attendees } from './attendees.service.js';
import { Invitees } from './invitees.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionDesk } from './sessions.service.js';

@Module({
  controllers: [SessionsController, AttendanceController],
  providers: [SessionDesk, Invitees, Attendees],
})
export class SocialisationModule {}
