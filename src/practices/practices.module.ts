import { Module } from '@nestjs/common';
import { ObservationsController } from './observations.controller.js';
import { ObservePracticeHandler, RetractObservationsHandler } from './observations.handlers.js';
import { PracticesController } from './practices.controller.js';
import { DefinePracticeHandler, RetirePracticeHandler, TargetPracticeHandler } from './practices.handlers.js';

@Module({
  controllers: [PracticesController, ObservationsController],
  providers: [
    DefinePracticeHandler,
    TargetPracticeHandler,
    RetirePracticeHandler,
    ObservePracticeHandler,
    RetractObservationsHandler,
  ],
})
export class PracticesModule {}
