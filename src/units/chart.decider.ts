import { type CalendarDate, FIRST_DAY, LAST_DAY } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { Decider, Decision, Recording } from '../kernel/facts/decider.js';
import type { Part } from '../kernel/facts/envelope.js';
import type { EventId, ReformId, UnitId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import {
  CHART,
  type ChartEvent,
  type RestructureEnacted,
  type RestructureEvent,
  type UnitChanged,
} from './chart.events.js';
import type { ChartChange } from '../kernel/organisation/chart-change.js';
import { Chart } from '../kernel/organisation/chart.js';
import { chartAt, type ChartEntry, nowOf, toldAnew } from '../kernel/organisation/chart-entries.js';
import { amendedEntry, undoneEntry } from './unit-corrections.rules.js';

/** The whole chart: what was decided, and how it looks when all of it has come into effect. */
export type ChartState = {
  readonly entries: ChartEntry[];
  /** Where among the entries a reform's decree stands. */
  readonly decrees: Map<ReformId, number>;
  /** Where among the entries those stand that establish a unit. */
  readonly establishments: Map<UnitId, readonly number[]>;
  /** A unit's last change, as clients see its revision. */
  readonly parts: Map<UnitId, Part>;
  last: Chart | undefined;
  lastOn: CalendarDate;
  /** Raised with every event: what was read off an older one is stale. */
  revision: number;
};

const unitOf = (entry: ChartEntry): UnitId[] => nowOf(entry).changes.map(({ unit }) => unit);

const mark = (state: ChartState, entry: ChartEntry, { revision, position }: Recording): void => {
  for (const unit of unitOf(entry)) state.parts.set(unit, { revision, position });
};

const replaceDecree = (
  state: ChartState,
  reform: ReformId,
  at: Recording,
  change: (entry: ChartEntry) => ChartEntry,
): void => {
  const index = state.decrees.get(reform);
  const entry = index === undefined ? undefined : state.entries[index];
  if (index === undefined || !entry) return;
  state.entries[index] = change(entry);
  state.last = undefined;
  mark(state, entry, at);
};

/** Tells an entry anew for one of its units. */
const correctUnit = (
  state: ChartState,
  { unit, told }: { readonly unit: UnitId; readonly told: EventId },
  { revision, position }: Recording,
  change: (entry: ChartEntry) => ChartEntry,
): ChartState => {
  state.entries.forEach((entry, index) => {
    if (entry.id === told) state.entries[index] = change(entry);
  });
  state.last = undefined;
  state.parts.set(unit, { revision, position });
  return state;
};

type Retold = Exclude<RestructureEvent, RestructureEnacted>;

/** From which day a decree is on the chart as told now, and the word of the request that told it. */
const retold = (event: Retold): { readonly on: CalendarDate | undefined; readonly kind: string } => {
  switch (event.type) {
    case 'RestructurePutOff':
      return { on: event.effectiveOn, kind: 'postpone' };
    case 'RestructureRevoked':
      return { on: undefined, kind: 'cancel' };
    case 'RestructureCorrected':
      return { on: event.effectiveOn, kind: 'what' in event.told ? event.told.what : 'amend' };
    default:
      return unreachable(event);
  }
};

/** Tells a decree anew. */
const retell = (state: ChartState, event: Retold, at: Recording): ChartState => {
  const { on, kind } = retold(event);
  const { id, recordedOn } = at;
  if (on !== undefined && on > state.lastOn) state.lastOn = on;
  replaceDecree(state, event.reform, at, (entry) => toldAnew(entry, { recordedOn, on, by: { id, kind } }));
  return state;
};

const evolve = (state: ChartState, event: ChartEvent, at: Recording): ChartState => {
  const { id, revision, recordedOn } = at;
  state.revision = revision;
  switch (event.type) {
    case 'UnitChanged':
      return add(state, { id, revision, known: [{ recordedOn, on: event.on, changes: [event.change] }] }, at);
    case 'RestructureEnacted': {
      const { changes, reform, effectiveOn: on } = event;
      state.decrees.set(reform, state.entries.length);
      return add(state, { id, revision, reform, known: [{ recordedOn, on, changes }] }, at);
    }
    case 'RestructurePutOff':
    case 'RestructureRevoked':
    case 'RestructureCorrected':
      return retell(state, event, at);
    case 'UnitAmended': {
      const { unit, establishment: told, right } = event;
      if (right.since !== undefined && right.since > state.lastOn) state.lastOn = right.since;
      return correctUnit(state, { unit, told }, at, (entry) => amendedEntry(entry, unit, right, { id, recordedOn }));
    }
    case 'UnitUndone':
      return correctUnit(state, { unit: event.unit, told: event.change }, at, (entry) =>
        undoneEntry(entry, { id, recordedOn }),
      );
    default:
      return unreachable(event);
  }
};

const noteEstablished = ({ establishments, entries }: ChartState, entry: ChartEntry): void => {
  for (const { change, unit } of nowOf(entry).changes)
    if (change === 'establish') establishments.set(unit, [...(establishments.get(unit) ?? []), entries.length]);
};

const add = (state: ChartState, entry: ChartEntry, at: Recording): ChartState => {
  noteEstablished(state, entry);
  state.entries.push(entry);
  mark(state, entry, at);
  const { on = FIRST_DAY, changes } = nowOf(entry);
  if (on < state.lastOn) state.last = undefined;
  else changes.forEach((change, index) => state.last?.apply({ on, revision: entry.revision, index, change }));
  if (on > state.lastOn) state.lastOn = on;
  return state;
};

/** The chart when everything recorded has taken effect. */
export const lastChart = (state: ChartState): Chart => (state.last ??= chartAt(state.entries, LAST_DAY, LAST_DAY));

export const chartDecider: Decider<ChartState, ChartEvent> = {
  category: CHART.category,
  initial: () => ({
    entries: [],
    decrees: new Map(),
    establishments: new Map(),
    parts: new Map(),
    last: new Chart(),
    lastOn: FIRST_DAY,
    revision: -1,
  }),
  evolve,
};

/** A name or parent that the unit has on that day anyhow changes nothing. */
const isAlreadySo = (change: ChartChange, chart: Chart): boolean => {
  if (change.change !== 'rename' && change.change !== 'move') return false;
  if (!chart.exists(change.unit)) return false;
  if (change.change === 'rename') return chart.node(change.unit)?.name === change.name;
  return chart.parentOf(change.unit) === change.parent;
};

type Refused = RuleCode | undefined;

const orRefuse = (refused: Refused, event: ChartEvent): Decision<ChartEvent> => (refused ? refuse(refused) : [event]);

/** One change of one unit; `chart` is that of its day, `refused` says why the chart does not take it. */
export const changeUnit = (
  event: UnitChanged,
  { today, chart, refused }: { readonly today: CalendarDate; readonly chart: Chart; readonly refused: Refused },
): Decision<ChartEvent> =>
  isAlreadySo(event.change, chart) ? [] : orRefuse(notTooFar(event.on, today) ?? refused, event);
