import { Module } from '@nestjs/common';
import { AttendanceController } from './attendance.controller.js';
import { LongReadings } from './long-readings.js';
import { PeopleNames } from './people-names.js';
import { PracticeStandingController } from './practice-standing.controller.js';
import { ProgrammeBook } from './programme-book.js';
import { Reach } from './reach.js';
import { ReadingsController } from './readings.controller.js';
import { ProgrammeReadings } from './readings.service.js';
import { StandingBook } from './standing-book.js';
import { StandingController } from './standing.controller.js';

@Module({
  controllers: [ReadingsController, StandingController, PracticeStandingController, AttendanceController],
  providers: [LongReadings, StandingBook, PeopleNames, Reach, ProgrammeBook, ProgrammeReadings],
})
export class InsightsModule {}
