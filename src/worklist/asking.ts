import type { Chart } from '../kernel/organisation/chart.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Caller } from '../platform/callers/caller.js';
import type { Permission } from '../platform/callers/permissions.js';
import type { Waiting } from './waiting.js';

/** Where somebody works: in all units, or in one and all below it. */
export type Area = 'everywhere' | UnitId;

/** Whose work is asked for, and at which pair of dates. */
export type Asking = {
  readonly caller: Caller;
  readonly pair: Pair;
  /** At the pair. */
  readonly chart: Chart;
  /** The programmes that run then: nothing more is recorded of those that have closed. */
  readonly running: ReadonlySet<ProgrammeId>;
  /** Where the caller has a permission today. */
  readonly areas: (permission: Permission) => Promise<readonly Area[]>;
};

/** Who finds what waits, of some kinds. */
export type WorkSource = { waiting(asking: Asking): Promise<readonly Waiting[]> };

/** All of them. */
export class WorkSources {
  constructor(readonly all: readonly WorkSource[]) {}
}

/** The unit of an area, as a row names it. */
export const unitOf = (area: Area): UnitId | null => (area === 'everywhere' ? null : area);

/** True where a unit on the chart is in an area. */
export const isIn = (chart: Chart, area: Area, unit: UnitId): boolean =>
  area === 'everywhere' || (chart.exists(area) && chart.within(unit, area));
