import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { SESSIONS, sessionsShownTo } from './session.answer.js';
import { ReadSession, ReadSessions } from './sessions.queries.js';

@QueryHandler(ReadSessions)
export class ReadSessionsHandler implements IQueryHandler<ReadSessions> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadSessions): Promise<Read> {
    return this.answers.list(SESSIONS, query, sessionsShownTo(query.caller));
  }
}

@QueryHandler(ReadSession)
export class ReadSessionHandler implements IQueryHandler<ReadSession> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadSession): Promise<Read> {
    return this.answers.one(SESSIONS, query, sessionsShownTo(query.caller));
  }
}
