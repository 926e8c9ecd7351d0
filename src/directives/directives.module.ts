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
import { DirectiveCorrectionsController } from './corrections.controller.js';
import { AmendDirectiveHandler, RestoreDirectiveHandler, VoidDirectiveHandler } from './corrections.handlers.js';
import { DirectivesReadController } from './directives-read.controller.js';
import { ReadDirectiveHandler, ReadDirectivesHandler } from './directives.readers.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';

@Module({
  imports: [ProgrammesModule, RegistersModule, StaffModule, UnitsModule],

  controllers: [DirectivesController, DirectiveCorrectionsController, AnswersController, DirectivesReadController],
  providers: [
    IssueDirectiveHandler,
    ReviseDirectiveHandler,
    TargetDirectiveHandler,
    WithdrawDirectiveHandler,
    AnswerDirectiveHandler,
    RetractAnswersHandler,
    AmendDirectiveHandler,
    RestoreDirectiveHandler,
    VoidDirectiveHandler,
    ReadDirectivesHandler,
    ReadDirectiveHandler,
  ],
})
export class DirectivesModule {}
