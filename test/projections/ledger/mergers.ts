import type { ChartEntry } from '../../../src/kernel/organisation/chart-entries.js';
import type { Pair } from '../../../src/kernel/words/pair.js';

type Merger = { readonly unit: string; readonly into: string };

/** The mergers that have come by a pair of dates, in order of their day, then of recording. */
const mergersAt = (entries: readonly ChartEntry[], { asOf, knownOn }: Pair): Merger[] =>
  entries
    .flatMap(({ known: [told] }) => (told && told.recordedOn <= knownOn ? [told] : []))
    .flatMap(({ changes, on = '' }) => changes.flatMap((one) => (one.change === 'merge' ? [{ ...one, on }] : [])))
    .filter(({ on }) => on <= asOf)
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));

/** domain.md, 9: where whoever is assigned to a unit counts; a unit that has ended is not merged again. */
export const receivingUnit = (entries: readonly ChartEntry[], pair: Pair, unit: string): string => {
  const into = new Map<string, string>();
  const follow = (from: string): string => {
    const next = into.get(from);
    return next === undefined ? from : follow(next);
  };
  for (const merger of mergersAt(entries, pair)) {
    const ended = into.has(merger.unit);
    if (!ended && follow(merger.into) !== merger.unit) into.set(merger.unit, merger.into);
  }
  return follow(unit);
};
