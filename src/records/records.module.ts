import { Module } from '@nestjs/common';
import { DirectiveRecordsController } from './directive-records.controller.js';
import { IssueAccess } from './issue-access.service.js';
import { IssueRecordsController } from './issue-records.controller.js';
import { LogPages } from './log-pages.service.js';
import { LogController } from './log.controller.js';
import { PopulationBook } from './populations.service.js';
import { PracticeRecordsController } from './practice-records.controller.js';
import { ProgrammeRecordsController } from './programme-records.controller.js';
import { Records } from './records.service.js';
import { ReformRecordsController } from './reform-records.controller.js';
import { Registers } from './registers.service.js';
import { SessionRecordsController } from './session-records.controller.js';
import { Texts } from './texts.service.js';

@Module({
  controllers: [
    ProgrammeRecordsController,
    ReformRecordsController,
    DirectiveRecordsController,
    SessionRecordsController,
    PracticeRecordsController,
    IssueRecordsController,
    LogController,
  ],
  providers: [Registers, Records, Texts, IssueAccess, PopulationBook, LogPages],
})
export class RecordsModule {}
