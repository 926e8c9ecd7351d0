import { Module } from '@nestjs/common';
import { Confidentiality } from './confidentiality.js';
import { EndingController } from './ending.controller.js';
import {
  AcceptIssueHandler,
  FindIssueDuplicateHandler,
  ReopenIssueHandler,
  ResolveIssueHandler,
  WithdrawIssueHandler,
} from './ending.handlers.js';
import { HandlingController } from './handling.controller.js';
import {
  AcknowledgeIssueHandler,
  AnswerIssueHandler,
  DiagnoseIssueHandler,
  ReassessIssueHandler,
} from './handling.handlers.js';
import { IssueSteps } from './issue-steps.js';
import { RaisingController } from './raising.controller.js';
import { RaiseIssueHandler } from './raising.handlers.js';
import { IssueCorrectionsController } from './corrections.controller.js';
import { AmendIssueHandler, UndoIssueStepHandler, VoidIssueHandler } from './corrections.handlers.js';
import { Duplicates } from './duplicates.queries.js';
import { IssuesReadController } from './issues-read.controller.js';
import { ReadIssueHandler, ReadIssuesHandler } from './issues.readers.js';
import { IssueAccess } from './issue-access.js';
import { PopulationBook } from './populations.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';

@Module({
  imports: [ProgrammesModule, RegistersModule, StaffModule, UnitsModule],

  controllers: [
    RaisingController,
    HandlingController,
    EndingController,
    IssueCorrectionsController,
    IssuesReadController,
  ],
  providers: [
    Confidentiality,
    IssueSteps,
    RaiseIssueHandler,
    AcknowledgeIssueHandler,
    DiagnoseIssueHandler,
    ReassessIssueHandler,
    AnswerIssueHandler,
    ResolveIssueHandler,
    AcceptIssueHandler,
    WithdrawIssueHandler,
    FindIssueDuplicateHandler,
    ReopenIssueHandler,
    Duplicates,
    AmendIssueHandler,
    UndoIssueStepHandler,
    VoidIssueHandler,
    IssueAccess,
    PopulationBook,
    ReadIssuesHandler,
    ReadIssueHandler,
  ],
})
export class ResistanceModule {}
