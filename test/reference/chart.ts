import type { Day } from './days.js';
import { factsOf, type Change, type FactOf, type Id, type Known } from './facts.js';

/** A change with its day and its place among the changes of that day: the log's order, then the order in a decree. */
export type DatedChange = {
  readonly on: Day;
  readonly seq: number;
  readonly index: number;
  readonly change: Change;
};

export type Unit = {
  readonly id: Id;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** As recorded; read it through mergers with `parentOf`. */
  readonly parent: Id | null;
  readonly since: Day;
};

/** `ended` says into which unit an ended one was merged, or null for an abolished one. */
export type Chart = { readonly alive: Map<Id, Unit>; readonly ended: Map<Id, Id | null> };

/** A postponement has no day of its own: it holds for every `asOf` once it is known (domain.md, 8). */
export const effectiveOn = (known: Known, reform: FactOf<'proposed'>): Day =>
  factsOf(known, 'postponed').findLast((fact) => fact.reform === reform.reform)?.effectiveOn ?? reform.effectiveOn;

export const decreeOf = (known: Known, reform: Id): FactOf<'decreed'> | undefined =>
  factsOf(known, 'decreed').find((fact) => fact.reform === reform);

export const cancellationOf = (known: Known, reform: Id): FactOf<'cancelled'> | undefined =>
  factsOf(known, 'cancelled').find((fact) => fact.reform === reform);

/** The changes of a decree at the place of the decree in the log, postponed or not. */
export const decreedChanges = (reform: FactOf<'proposed'>, on: Day, seq: number): DatedChange[] =>
  reform.changes.map((change, index) => ({ on, seq, index, change }));

export const inOrder = (changes: readonly DatedChange[]): DatedChange[] =>
  [...changes].sort((a, b) => (a.on === b.on ? a.seq - b.seq || a.index - b.index : a.on < b.on ? -1 : 1));

/** Every change of the chart that is known; a cancelled reform's are off the chart whatever the cancellation's day. */
export const datedChanges = (known: Known): DatedChange[] => {
  const single = factsOf(known, 'unit-changed').map(({ on, seq, change }) => ({ on, seq, index: 0, change }));
  const decreed = factsOf(known, 'proposed').flatMap((reform) => {
    const decree = decreeOf(known, reform.reform);
    if (!decree || cancellationOf(known, reform.reform)) return [];
    return decreedChanges(reform, effectiveOn(known, reform), decree.seq);
  });
  return inOrder([...single, ...decreed]);
};

/** Where an id leads through mergers: a unit that exists, or null for an abolished, unknown or circular one. */
export const readThrough = (chart: Chart, unit: Id): Id | null => {
  const seen = new Set<Id>();
  let at: Id | null | undefined = unit;
  while (at && !chart.alive.has(at)) {
    if (seen.has(at)) return null;
    seen.add(at);
    at = chart.ended.get(at);
  }
  return at ?? null;
};

/** A recorded change of a unit that has ended by then has no effect (domain.md, 9). */
export const apply = (chart: Chart, on: Day, change: Change): void => {
  const { alive, ended } = chart;
  if (change.change === 'establish') {
    const { unit, code, name, kind, parent } = change;
    alive.set(unit, { id: unit, code, name, kind, parent, since: on });
    return;
  }
  const unit = alive.get(change.unit);
  if (!unit) return;
  if (change.change === 'rename') alive.set(unit.id, { ...unit, name: change.name });
  else if (change.change === 'move') alive.set(unit.id, { ...unit, parent: change.parent });
  else {
    alive.delete(unit.id);
    ended.set(unit.id, change.change === 'merge' ? change.into : null);
  }
};

export const chartOf = (changes: readonly DatedChange[], day: Day): Chart => {
  const chart: Chart = { alive: new Map(), ended: new Map() };
  for (const { on, change } of inOrder(changes)) if (on <= day) apply(chart, on, change);
  return chart;
};

const charts = new WeakMap<Known, Map<Day, Chart>>();

/** The chart at (asOf, knownOn); kept per list of facts, since every figure asks for it again. */
export const chartAt = (known: Known, asOf: Day): Chart => {
  const kept = charts.get(known) ?? new Map<Day, Chart>();
  charts.set(known, kept);
  const chart = kept.get(asOf) ?? chartOf(datedChanges(known), asOf);
  kept.set(asOf, chart);
  return chart;
};

export const parentOf = (chart: Chart, unit: Id): Id | null => {
  const recorded = chart.alive.get(unit)?.parent ?? null;
  return recorded === null ? null : readThrough(chart, recorded);
};

/** The unit and all above it, nearest first. */
export const lineOf = (chart: Chart, unit: Id): readonly Id[] => {
  const line: Id[] = [];
  for (let at: Id | null = unit; at !== null && !line.includes(at); at = parentOf(chart, at)) line.push(at);
  return line;
};

/** Whether the unit exists and is one of the named units, or stands below one that exists. */
export const coveredBy = (chart: Chart, named: readonly Id[], unit: Id): boolean =>
  chart.alive.has(unit) && lineOf(chart, unit).some((above) => chart.alive.has(above) && named.includes(above));

const childrenOf = (chart: Chart, parent: Id | null): readonly Unit[] =>
  [...chart.alive.values()]
    .filter((unit) => parentOf(chart, unit.id) === parent)
    .sort((a, b) => byCodePoint(a.code, b.code));

const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Every unit that exists, depth first, siblings by code. */
export const depthFirst = (chart: Chart, from: Id | null = null): readonly Id[] => [
  ...(from === null ? [] : [from]),
  ...childrenOf(chart, from).flatMap((child) => depthFirst(chart, child.id)),
];

export const subtreeOf = (chart: Chart, unit: Id): readonly Id[] =>
  chart.alive.has(unit) ? depthFirst(chart, unit) : [];
