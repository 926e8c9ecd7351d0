import { Injectable } from '@nestjs/common';
import { NOBODY, type StaffRecord } from '../../projections/directory.view.js';
import type { Aim } from '../kernel/facts/aim.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Judging } from '../kernel/facts/judging.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type StaffId } from '../kernel/words/ids.js';
import { notFound } from '../platform/problems/problem.js';
import { Directory } from './directory.queries.js';
import { staffDecider, type StaffStream } from './staff.decider.js';
import type { StaffEvent } from './staff.events.js';

type Person = Pick<Aim<StaffStream, StaffEvent>, 'envelope' | 'keepsAnswer'> & { readonly id: StaffId };

/** 404 for a person of whom nothing is recorded, or whose enrolment was taken back. */
export const mustBeKnown = async ({ phase }: StaffStream): Promise<void> => {
  if (phase !== 'known') throw notFound();
};

/** What all that write about one person share, and what they are judged by: the directory and the chart. */
@Injectable()
export class StaffOffice {
  constructor(
    private readonly handler: Handler,
    private readonly directory: Directory,
  ) {}

  /** Judges and records; facts in other streams, as of a bulk transfer or an equalisation, count in the revision. */
  async judge<F>(person: Person, judging: Omit<Judging<StaffStream, StaffEvent, F>, 'followsState'>): Promise<Outcome> {
    const alsoIn = async () => this.directory.elsewhere(person.id);
    // The career follows from the person's own facts.
    const followed = { ...judging, followsState: true };
    return this.counted(await this.handler.execute({ decider: staffDecider, ...person, alsoIn }, followed));
  }

  /** Whether anything was ever recorded of a person. */
  async wasKnown(staff: StaffId): Promise<boolean> {
    return (await this.handler.state(staffDecider, staff)).phase !== 'absent';
  }

  async record(staff: StaffId): Promise<StaffRecord> {
    return (await this.directory.people([staff])).get(staff) ?? NOBODY;
  }

  private async counted(outcome: Outcome): Promise<Outcome> {
    if (outcome.kind !== 'done') return outcome;
    const others = await this.directory.elsewhereBy(asId<StaffId>(outcome.id), outcome.position);
    return { ...outcome, revision: outcome.revision + others.length };
  }
}
