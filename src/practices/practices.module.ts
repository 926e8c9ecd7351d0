import { Module } from '@nestjs/common';
import { ObservationsController } from './observations.controller.js';
import { ObservePracticeHandler, RetractObservationsHandler } from './observations.handlers.js';
import { PracticesController } from './practices.controller.js';
import { DefinePracticeHandler, RetirePracticeHandler, TargetPracticeHandler } from './practices.handlers.js';
import { PracticeCorrectionsController } from './corrections.controller.js';
import { AmendPracticeHandler, RestorePracticeHandler, VoidPracticeHandler } from './corrections.handlers.js';
import { PracticesReadController } from './practices-read.controller.js';
import { ReadPracticeHandler, ReadPracticesHandler } from './practices.readers.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';

@Module({
  imports: [EvidenceModule, ProgrammesModule, RegistersModule],
  controllers: [PracticesController, PracticeCorrectionsController, ObservationsController, PracticesReadController],
  providers: [
    DefinePracticeHandler,
    TargetPracticeHandler,
    RetirePracticeHandler,
    ObservePracticeHandler,
    RetractObservationsHandler,
    AmendPracticeHandler,
    RestorePracticeHandler,
    VoidPracticeHandler,
    ReadPracticesHandler,
    ReadPracticeHandler,
  ],
})
export class PracticesModule {}
