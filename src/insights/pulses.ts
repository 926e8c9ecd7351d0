import { Injectable } from '@nestjs/common';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { PublishedSurveys } from '../surveys/published.queries.js';
import type { FormulaName } from './formulas.js';

/** A pulse as it was published. */
export type Pulse = Awaited<ReturnType<PublishedSurveys['at']>>[number];

/** The newest pulse of a programme that is published at a pair; undefined where a formula asks for none. */
export type PulseAt = (pair: Pair) => Promise<Pulse | undefined>;

@Injectable()
export class Pulses {
  constructor(private readonly published: PublishedSurveys) {}

  /** For one reading, of however many points: surveys are looked through once for all of them. */
  of(programme: ProgrammeId, formula: FormulaName): PulseAt {
    if (formula !== 'readiness@2') return async () => undefined;
    return this.published.newest({ kind: 'pulse', programme });
  }
}
