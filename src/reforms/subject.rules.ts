import type { ChartChange } from '../kernel/organisation/chart-change.js';
import type { StaffId, UnitId } from '../kernel/words/ids.js';
import type { ReformSubject } from './reform.events.js';

const existingUnits = (changes: readonly ChartChange[]): UnitId[] => {
  const own = new Set(changes.flatMap((one) => (one.change === 'establish' ? [one.unit] : [])));
  const named = changes.flatMap((one): (UnitId | null)[] => {
    if (one.change === 'establish') return [one.parent];
    if (one.change === 'move') return [one.unit, one.parent];
    return one.change === 'merge' ? [one.unit, one.into] : [one.unit];
  });
  return [...new Set(named)].flatMap((unit) => (unit === null || own.has(unit) ? [] : [unit]));
};

/** The units that a restructure names and does not establish itself. */
export const unitsNamedBy = (subject: ReformSubject): readonly UnitId[] =>
  subject.kind === 'restructure' ? existingUnits(subject.changes) : [];

/** Who gets a post by an equalisation. */
export const staffNamedBy = (subject: ReformSubject): readonly StaffId[] =>
  subject.kind === 'equalisation' ? subject.posts.map(({ staff }) => staff) : [];
