import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { REFORMS, reformsShownTo } from './reform.answer.js';
import { ReadReform, ReadReforms } from './reforms.queries.js';

@QueryHandler(ReadReforms)
export class ReadReformsHandler implements IQueryHandler<ReadReforms> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadReforms): Promise<Read> {
    return this.answers.list(REFORMS, query, reformsShownTo(query.caller));
  }
}

@QueryHandler(ReadReform)
export class ReadReformHandler implements IQueryHandler<ReadReform> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadReform): Promise<Read> {
    return this.answers.one(REFORMS, query, reformsShownTo(query.caller));
  }
}
