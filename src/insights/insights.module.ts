import { Module } from '@nestjs/common';
import { AttendanceController } from './attendance.controller.js';
import { PeopleNames } from './people-names.js';
import { ProgrammeBook } from './programme-book.js';
import { Reach } from './reach.js';
import { ReadingsController } from './readings.controller.js';
import { ProgrammeReadings } from './readings.service.js';
import { StandingController } from './standing.controller.js';

@Module({
  controllers: [ReadingsController, StandingController, AttendanceController],
  providers: [PeopleNames, Reach, ProgrammeBook, ProgrammeReadings],
})
export class InsightsModule {}
