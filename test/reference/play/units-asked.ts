import type { Day } from '../days.js';
import type { Id, Known } from '../facts.js';
import { everyId } from '../judge/checks.js';

/**
 * api.md, 4: an unknown id is `404`, a unit that does not exist at the pair is not. One whose establishment was taken
 * back by that day never was (corrections.md); one of which the system is told later only is an id that it knows.
 */
export const neverWas = (log: Known, unit: Id, knownDay: Day): boolean => {
  const takenBack = new Set(
    log.flatMap((fact) => (fact.type === 'retracted' && fact.recorded <= knownDay ? fact.facts : [])),
  );
  return !everyId(log.filter(({ seq }) => !takenBack.has(seq))).has(unit);
};
