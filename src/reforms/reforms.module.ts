import { Module } from '@nestjs/common';
import { ReformSteps } from './reform-steps.js';
import { ReformCorrectionsController } from './corrections.controller.js';
import {
  AmendReformHandler,
  AnnulReformHandler,
  RestoreReformHandler,
  UncompleteReformHandler,
  VoidReformHandler,
} from './corrections.handlers.js';
import { ReformsController } from './reforms.controller.js';
import {
  CancelReformHandler,
  CompleteReformHandler,
  DecreeReformHandler,
  FollowChartHandler,
  PostponeReformHandler,
  ProposeReformHandler,
} from './reforms.handlers.js';
import { ReformsReadController } from './reforms-read.controller.js';
import { ReadReformHandler, ReadReformsHandler } from './reforms.readers.js';
import { RestructurePolicy } from './restructure.policy.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';

@Module({
  imports: [ProgrammesModule, RegistersModule, StaffModule, UnitsModule],

  controllers: [ReformsController, ReformCorrectionsController, ReformsReadController],
  providers: [
    ReformSteps,
    RestructurePolicy,
    ProposeReformHandler,
    DecreeReformHandler,
    PostponeReformHandler,
    CompleteReformHandler,
    CancelReformHandler,
    FollowChartHandler,
    AmendReformHandler,
    RestoreReformHandler,
    AnnulReformHandler,
    UncompleteReformHandler,
    VoidReformHandler,
    ReadReformsHandler,
    ReadReformHandler,
  ],
})
export class ReformsModule {}
