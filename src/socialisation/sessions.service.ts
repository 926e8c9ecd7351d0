import { Injectable } from '@nestjs/common';
import type { Decision, Moment } from '../kernel/facts/decider.js';
import type { Outcome } from '../kernel/facts/wish.js';
import type { IssueId, ProgrammeId, SessionId, UnitId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { ChartBook } from '../units/chart.queries.js';
import { Desk } from '../platform/bus/desk.js';
import { notFound } from '../platform/problems/problem.js';
import { StreamEnds } from '../platform/reading/stream-ends.js';
import type { Asked } from '../platform/bus/wish.js';
import { type ProgrammeRules, Programmes } from '../programmes/programme.queries.js';
import { type KnownSession, sessionDecider } from './session.decider.js';
import type { SessionEvent } from './session.events.js';

export type SessionAtHand = {
  readonly session: KnownSession;
  readonly programme: ProgrammeId;
  readonly rules: ProgrammeRules;
};

/** What every wish about a session begins with. */
@Injectable()
export class SessionDesk {
  constructor(
    readonly desk: Desk,
    readonly programmes: Programmes,
    private readonly charts: ChartBook,
    private readonly ends: StreamEnds,
  ) {}

  /** The session and its programme's rules; 404 where there is none. */
  async must(id: SessionId): Promise<SessionAtHand> {
    const session = await this.desk.state(sessionDecider, id);
    if (session.phase === 'absent') throw notFound();
    const { programme } = session;
    return { session, programme, rules: await this.programmes.rules(programme) };
  }

  /** 404 for a unit or issue that nobody knows. */
  async mustKnow({ units, answersIssues = [] }: { units: readonly UnitId[]; answersIssues?: readonly IssueId[] }) {
    await this.charts.mustKnow(units, (index) => `/units/${index}`);
    for (const [index, issue] of answersIssues.entries()) {
      if ((await this.ends.of('issue', issue)).revision < 0) throw notFound(`/answersIssues/${index}`);
    }
  }

  async judge(
    id: SessionId,
    asked: Asked,
    decide: (session: KnownSession, moment: Moment) => Decision<SessionEvent> | Promise<Decision<SessionEvent>>,
  ): Promise<Outcome> {
    return this.desk.handle({ decider: sessionDecider, id, asked }, (session, moment) =>
      session.phase === 'absent' ? refuse('not-found') : decide(session, moment),
    );
  }
}
