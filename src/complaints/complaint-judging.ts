import { Injectable } from '@nestjs/common';
import type { Aim } from '../kernel/facts/aim.js';
import { isVoid } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { Envelope, Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ComplaintId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { notFound } from '../platform/problems/problem.js';
import { type Complaint, complaintDecider, type KnownComplaint } from './complaint.decider.js';
import type { ComplaintEvent } from './complaint.events.js';

type Judging<F> = {
  /** Turns away who must not be told anything: 404, 403 by unit. */
  readonly must?: (complaint: KnownComplaint, today: CalendarDate) => Promise<void>;
  readonly gather: (complaint: KnownComplaint, today: CalendarDate) => Promise<F>;
  readonly decide: (complaint: KnownComplaint, facts: F, today: CalendarDate) => Decision<ComplaintEvent>;
};

const there = (complaint: Complaint): KnownComplaint => {
  if (complaint.phase === 'absent') throw notFound();
  return complaint;
};

/** What every write about a complaint begins with. */
@Injectable()
export class ComplaintJudging {
  constructor(private readonly handler: Handler) {}

  /** A fact about a complaint that is there, else 404; a void one takes none. */
  async judge<F>(id: ComplaintId, envelope: Envelope, { decide, ...judging }: Judging<F>): Promise<Outcome> {
    return this.judgeEvenVoid(id, envelope, {
      ...judging,
      decide: (complaint, facts, today) => (isVoid(complaint) ? refuse('void') : decide(complaint, facts, today)),
    });
  }

  /** As `judge`, of what may be void: that it is so. What is gathered follows from what it has become. */
  async judgeEvenVoid<F>(id: ComplaintId, envelope: Envelope, { must, gather, decide }: Judging<F>): Promise<Outcome> {
    const aim: Aim<Complaint, ComplaintEvent> = { decider: complaintDecider, id, envelope };
    return this.handler.execute<Complaint, ComplaintEvent, F>(aim, {
      followsState: true,
      must: async (complaint, { today }) => must?.(there(complaint), today),
      gather: async (complaint, { today }) => gather(there(complaint), today),
      decide: (complaint, facts, { today }) => decide(there(complaint), facts, today),
    });
  }
}
