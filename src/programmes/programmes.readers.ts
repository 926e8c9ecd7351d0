import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { PROGRAMMES, programmeShown } from './programme.answer.js';
import { ReadProgramme, ReadProgrammes } from './programmes.queries.js';

@QueryHandler(ReadProgrammes)
export class ReadProgrammesHandler implements IQueryHandler<ReadProgrammes> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadProgrammes): Promise<Read> {
    return this.answers.list(PROGRAMMES, query, programmeShown);
  }
}

@QueryHandler(ReadProgramme)
export class ReadProgrammeHandler implements IQueryHandler<ReadProgramme> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadProgramme): Promise<Read> {
    return this.answers.one(PROGRAMMES, query, programmeShown);
  }
}
