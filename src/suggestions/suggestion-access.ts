import { Injectable } from '@nestjs/common';
import type { UnitId } from '../kernel/words/ids.js';
import { Caller } from '../platform/callers/caller.js';
import { Problem } from '../platform/problems/problem.js';
import { UnitAccess } from '../staff/unit-access.queries.js';
import type { SuggestionShowing } from './suggestion.answer.js';
import { SUGGESTIONS_READ } from './suggestion.permissions.js';

/** Who is shown what was written in units of theirs. */
const LOCAL: ReadonlySet<string> = new Set(['unit-head', 'agent-of-change']);

const asLocal = ({ subject, grants, today }: Caller): Caller =>
  new Caller(
    subject,
    grants.filter(({ role }) => LOCAL.has(role)),
    today,
  );

/** Who may read which suggestions, and who what was written in them. */
@Injectable()
export class SuggestionAccess {
  constructor(private readonly access: UnitAccess) {}

  /** Heads and agents name a unit of theirs, else 403. */
  async mustList(caller: Caller, unit: UnitId | undefined): Promise<void> {
    await this.access.mustSee(caller, SUGGESTIONS_READ, unit);
  }

  /** 403 where the suggestion's unit is not theirs who read those of their units alone. */
  async mustRead(caller: Caller, unit: UnitId): Promise<void> {
    if (!(await this.access.theirs(caller, SUGGESTIONS_READ)).has(unit)) throw new Problem('forbidden');
  }

  /** A list holds those that may be read one by one. */
  async readable(caller: Caller): Promise<(unit: UnitId) => boolean> {
    const theirs = await this.access.theirs(caller, SUGGESTIONS_READ);
    return (unit) => theirs.has(unit);
  }

  /** The office reads everything; heads and agents, in the units of theirs, all but who made it; an auditor how it went. */
  async showing(caller: Caller): Promise<(unit: UnitId) => SuggestionShowing> {
    if (caller.has('reform-office')) return () => 'all';
    const theirs = await this.access.theirs(asLocal(caller), SUGGESTIONS_READ);
    const otherwise = caller.has('auditor') ? 'steps' : 'figures';
    return (unit) => (theirs.has(unit) ? 'texts' : otherwise);
  }
}
