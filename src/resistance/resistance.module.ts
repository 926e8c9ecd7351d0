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

@Module({
  controllers: [RaisingController, HandlingController, EndingController],
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
  ],
})
export class ResistanceModule {}
