import { Module } from '@nestjs/common';
import { ReformOffice } from './reform-office.js';
import { ReformProposals } from './reform-proposals.js';
import { ReformsController } from './reforms.controller.js';
import { ReformsReadController } from './reforms-read.controller.js';
import { ReadReformHandler, ReadReformsHandler } from './reforms.readers.js';

@Module({
  controllers: [ReformsController, ReformsReadController],
  providers: [ReformOffice, ReformProposals, ReadReformsHandler, ReadReformHandler],
})
export class ReformsModule {}
