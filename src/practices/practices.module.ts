import { Module } from '@nestjs/common';
import { ObservationsController } from './observations.controller.js';
import { ObservePracticeHandler, RetractObservationsHandler } from './observations.handlers.js';
import { PracticesController } from './practices.controller.js';
import { DefinePracticeHandler, RetirePracticeHandler, TargetPracticeHandler } from './practices.handlers.js';
import { PracticesReadController } from './practices-read.controller.js';
import { ReadPracticeHandler, ReadPracticesHandler } from './practices.readers.js';

@Module({
  controllers: [PracticesController, ObservationsController, PracticesReadController],
  providers: [
    DefinePracticeHandler,
    TargetPracticeHandler,
    RetirePracticeHandler,
    ObservePracticeHandler,
    RetractObservationsHandler,
    ReadPracticesHandler,
    ReadPracticeHandler,
  ],
})
export class PracticesModule {}
