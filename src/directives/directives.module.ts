import { Module } from '@nestjs/common';
import { AnswersController } from './answers.controller.js';
import { AnswerDirectiveHandler, RetractAnswersHandler } from './answers.handlers.js';
import { DirectivesController } from './directives.controller.js';
import {
  IssueDirectiveHandler,
  ReviseDirectiveHandler,
  TargetDirectiveHandler,
  WithdrawDirectiveHandler,
} from './directives.handlers.js';

@Module({
  controllers: [DirectivesController, AnswersController],
  providers: [
    IssueDirectiveHandler,
    ReviseDirectiveHandler,
    TargetDirectiveHandler,
    WithdrawDirectiveHandler,
    AnswerDirectiveHandler,
    RetractAnswersHandler,
  ],
})
export class DirectivesModule {}
