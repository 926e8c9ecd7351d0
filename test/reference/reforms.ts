import { cancellationOf, chartAt, decreeOf, effectiveOn, lineOf } from './chart.js';
import type { Day } from './days.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';

export const reformsOf = (known: Known, programme: Id): readonly FactOf<'proposed'>[] =>
  factsOf(known, 'proposed').filter((reform) => reform.programme === programme);

export const completionOf = (known: Known, reform: Id): FactOf<'completed'> | undefined =>
  factsOf(known, 'completed').find((fact) => fact.reform === reform);

/** The reforms that have come into effect by the day, decreed or not, and are not cancelled by it (domain.md, 5). */
export const dueReforms = (known: Known, programme: Id, day: Day): readonly FactOf<'proposed'>[] =>
  reformsOf(known, programme).filter((reform) => {
    const cancellation = cancellationOf(known, reform.reform);
    return effectiveOn(known, reform) <= day && !(cancellation && cancellation.on <= day);
  });

export const isCompleted = (known: Known, reform: Id, day: Day): boolean => {
  const completion = completionOf(known, reform);
  return completion !== undefined && completion.on <= day;
};

/** Whether the reform names the unit or one above it that exists at the pair. */
export const reaches = (known: Known, reform: FactOf<'proposed'>, unit: Id, day: Day): boolean => {
  const chart = chartAt(known, day);
  return chart.alive.has(unit) && lineOf(chart, unit).some((above) => reform.units.includes(above));
};

export type ReformStatus = 'proposed' | 'decreed' | 'completed' | 'cancelled';

/** The status on the day: a decree counts from its signing. */
export const reformStatus = (known: Known, reform: Id, day: Day): ReformStatus => {
  const cancellation = cancellationOf(known, reform);
  if (cancellation && cancellation.on <= day) return 'cancelled';
  if (isCompleted(known, reform, day)) return 'completed';
  const decree = decreeOf(known, reform);
  return decree && decree.signedOn <= day ? 'decreed' : 'proposed';
};
