import { Injectable } from '@nestjs/common';
import { isVoid } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import type { Envelope, Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Judging } from '../kernel/facts/judging.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { notFound } from '../platform/problems/problem.js';
import { type Programme, programmeDecider } from './programme.decider.js';
import type { ProgrammeEvent } from './programme.events.js';

type Aimed = { readonly id: ProgrammeId; readonly envelope: Envelope };

/** What every handler of a programme begins with: is it there, and does it take another fact. */
@Injectable()
export class ProgrammeOffice {
  constructor(private readonly handler: Handler) {}

  /** A fact of a programme that is there, else 404; a void one takes none. */
  async judge<F>(aimed: Aimed, { decide, ...judging }: Judging<Programme, ProgrammeEvent, F>): Promise<Outcome> {
    return this.judgeEvenVoid(aimed, {
      ...judging,
      decide: (programme, facts, moment): Decision<ProgrammeEvent> =>
        isVoid(programme) ? refuse('void') : decide(programme, facts, moment),
    });
  }

  /** As `judge`, of what may be void: that it is so. */
  async judgeEvenVoid<F>(
    { id, envelope }: Aimed,
    { gather, ...judging }: Judging<Programme, ProgrammeEvent, F>,
  ): Promise<Outcome> {
    return this.handler.execute(
      { decider: programmeDecider, id, envelope },
      {
        ...judging,
        gather: async (programme, moment) => {
          if (programme.phase === 'absent') throw notFound();
          return gather(programme, moment);
        },
      },
    );
  }
}
