import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { LAST_DAY } from '../kernel/words/calendar-date.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Caller } from '../platform/callers/caller.js';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { Registers } from '../registers/registers.js';
import { SESSIONS, sessionsShownTo } from './session.answer.js';
import type { SessionAt } from './session.register.js';
import { ReadSession, ReadSessions } from './sessions.queries.js';

/** Sessions as they are shown to a caller, those of a page together. */
const shownBy =
  (registers: Registers, caller: Caller, pair: Pair) =>
  async (sessions: readonly SessionAt[]): Promise<readonly object[]> => {
    const issues = sessions.flatMap(({ answersIssues }) => answersIssues ?? []);
    const gone = await registers.voidAmong('issue', issues, { ...pair, asOf: LAST_DAY });
    return sessions.map(sessionsShownTo(caller, (issue) => gone.has(issue)));
  };

@QueryHandler(ReadSessions)
export class ReadSessionsHandler implements IQueryHandler<ReadSessions> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
  ) {}

  async execute({ asked, caller }: ReadSessions): Promise<Read> {
    const { at } = await this.registers.open(asked);
    return this.answers.listed(SESSIONS, { asked, caller, at }, shownBy(this.registers, caller, at));
  }
}

@QueryHandler(ReadSession)
export class ReadSessionHandler implements IQueryHandler<ReadSession> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
  ) {}

  async execute({ asked, caller }: ReadSession): Promise<Read> {
    const one = await this.registers.one(SESSIONS, asked.id, asked);
    const [thing = {}] = await shownBy(this.registers, caller, one.at)([one.thing]);
    return this.answers.single({ ...one, caller, thing });
  }
}
