import { Injectable } from '@nestjs/common';
import type { Decision, Moment } from '../kernel/facts/decider.js';
import type { Outcome } from '../kernel/facts/wish.js';
import type { PracticeId, ProgrammeId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { Desk } from '../platform/bus/desk.js';
import { notFound } from '../platform/problems/problem.js';
import type { Asked } from '../platform/bus/wish.js';
import { type ProgrammeRules, Programmes } from '../programmes/programme.queries.js';
import { type Defined, practiceDecider } from './practice.decider.js';
import type { PracticeEvent } from './practice.events.js';

export type KnownPractice = {
  readonly practice: Defined;
  readonly programme: ProgrammeId;
  readonly rules: ProgrammeRules;
};

/** What every wish about a practice begins with. */
@Injectable()
export class Practices {
  constructor(
    readonly desk: Desk,
    readonly programmes: Programmes,
  ) {}

  /** The practice and its programme's rules; 404 where there is none. */
  async must(id: PracticeId): Promise<KnownPractice> {
    const practice = await this.desk.state(practiceDecider, id);
    if (practice.phase === 'absent') throw notFound();
    const { programme } = practice;
    return { practice, programme, rules: await this.programmes.rules(programme) };
  }

  async judge(
    id: PracticeId,
    asked: Asked,
    decide: (practice: Defined, moment: Moment) => Decision<PracticeEvent>,
  ): Promise<Outcome> {
    return this.desk.handle({ decider: practiceDecider, id, asked }, (practice, moment) =>
      practice.phase === 'absent' ? refuse('not-found') : decide(practice, moment),
    );
  }
}
