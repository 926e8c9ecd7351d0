import { Module } from '@nestjs/common';
import { AnswersController } from './answers.controller.js';
import { DirectivesController } from './directives.controller.js';
import { Directives } from './directives.service.js';

@Module({ controllers: [DirectivesController, AnswersController], providers: [Directives] })
export class DirectivesModule {}
