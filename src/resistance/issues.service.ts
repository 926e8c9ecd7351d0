import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Outcome } from '../kernel/facts/wish.js';
import type { IssueId, ProgrammeId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { Desk } from '../platform/bus/desk.js';
import { notFound } from '../platform/problems/problem.js';
import type { Asked } from '../platform/bus/wish.js';
import { type ProgrammeRules, Programmes } from '../programmes/programme.queries.js';
import { issueDecider, type KnownIssue, takeStep } from './issue.decider.js';
import type { IssueStep } from './issue.events.js';

export type IssueAtHand = {
  readonly issue: KnownIssue;
  readonly programme: ProgrammeId;
  readonly rules: ProgrammeRules;
};

/** What every step of an issue carries. */
export type StepOf = { readonly issue: IssueId; readonly programme: ProgrammeId; readonly on: CalendarDate };

/** What every wish about an issue begins with. */
@Injectable()
export class IssueDesk {
  constructor(
    readonly desk: Desk,
    readonly programmes: Programmes,
  ) {}

  /** The issue and its programme's rules; 404 where there is none. */
  async must(id: IssueId): Promise<IssueAtHand> {
    const issue = await this.desk.state(issueDecider, id);
    if (issue.phase === 'absent') throw notFound();
    const { programme } = issue;
    return { issue, programme, rules: await this.programmes.rules(programme) };
  }

  /** Judges one step, dated as asked, else today. */
  async step(
    { id, on: day, asked }: { id: IssueId; on: CalendarDate | undefined; asked: Asked },
    eventOf: (step: StepOf) => IssueStep,
  ): Promise<Outcome> {
    const { programme, rules } = await this.must(id);
    return this.desk.handle({ decider: issueDecider, id, asked }, (issue, { today }) => {
      if (issue.phase === 'absent') return refuse('not-found');
      const on = day ?? today;
      return takeStep(issue, eventOf({ issue: id, programme, on }), { today, closed: rules.toRecord(on) });
    });
  }
}
