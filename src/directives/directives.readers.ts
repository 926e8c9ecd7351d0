import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { DIRECTIVES, directiveShown } from './directive.answer.js';
import { ReadDirective, ReadDirectives } from './directives.queries.js';

@QueryHandler(ReadDirectives)
export class ReadDirectivesHandler implements IQueryHandler<ReadDirectives> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute({ asked }: ReadDirectives): Promise<Read> {
    return this.answers.list(DIRECTIVES, asked, directiveShown);
  }
}

@QueryHandler(ReadDirective)
export class ReadDirectiveHandler implements IQueryHandler<ReadDirective> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute({ asked }: ReadDirective): Promise<Read> {
    return this.answers.one(DIRECTIVES, asked.id, asked, directiveShown);
  }
}
