import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { PRACTICES, practiceShown } from './practice.answer.js';
import { ReadPractice, ReadPractices } from './practices.queries.js';

@QueryHandler(ReadPractices)
export class ReadPracticesHandler implements IQueryHandler<ReadPractices> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadPractices): Promise<Read> {
    return this.answers.list(PRACTICES, query, practiceShown);
  }
}

@QueryHandler(ReadPractice)
export class ReadPracticeHandler implements IQueryHandler<ReadPractice> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadPractice): Promise<Read> {
    return this.answers.one(PRACTICES, query, practiceShown);
  }
}
