import { Module } from '@nestjs/common';
import { ReformSteps } from './reform-steps.js';
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

@Module({
  controllers: [ReformsController, ReformsReadController],
  providers: [
    ReformSteps,
    RestructurePolicy,
    ProposeReformHandler,
    DecreeReformHandler,
    PostponeReformHandler,
    CompleteReformHandler,
    CancelReformHandler,
    FollowChartHandler,
    ReadReformsHandler,
    ReadReformHandler,
  ],
})
export class ReformsModule {}
