import { Module } from '@nestjs/common';
import { ReformOffice } from './reform-office.js';
import { ReformProposals } from './reform-proposals.js';
import { ReformsController } from './reforms.controller.js';

@Module({ controllers: [ReformsController], providers: [ReformOffice, ReformProposals] })
export class ReformsModule {}
