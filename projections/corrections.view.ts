import { domainEvent } from '../src/kernel/facts/domain-event.js';
import type { Position, RecordedEvent } from '../src/kernel/ports/event-store.js';
import type { IndexValues } from '../src/kernel/ports/view-store.js';
import type { Batch, Projection, Slot } from '../src/kernel/views/projection.js';
import { type CalendarDate, dayOf } from '../src/kernel/words/calendar-date.js';
import type { EventId } from '../src/kernel/words/ids.js';
import type { AttendanceMoved } from '../src/socialisation/session.events.js';
import type { RestructureCorrected } from '../src/units/chart.events.js';
import { MARKS } from './corrections.marks.js';
import { type CorrectionEvent, countOf, FACT_TYPES, type FactEvent } from './corrections.facts.js';
import { CORRECTION_TYPES, toldBy, type ToldCorrection } from './corrections.told.js';
import { correctedUnits, idIn, isOfAUnit, type ToldUnits, unitIn, unitKeys, withUnit } from './corrections.units.js';

/** A correction as it was recorded. */
export type CorrectionRecord = ToldCorrection & {
  readonly id: EventId;
  readonly recordedAt: string;
  readonly recordedOn: CalendarDate;
  readonly position: Position;
  /** The type of its event. */
  readonly type: string;
  /** Of what changed the chart: the event that told the chart. */
  readonly chart?: EventId;
  /** Of a career: the fact that was taken back. */
  readonly fact?: EventId;
};

/** What the chart was told of a reform, and the reform is yet to tell. */
type ChartTold = { readonly chart: EventId };

type Doc = CorrectionRecord | ToldUnits | ChartTold;

/** Of cells: facts and corrections by the month of recording, over all, and of one programme. */
export const FACTS = 'facts';
export const CORRECTIONS = 'corrections';
export const ofProgramme = (subject: string, programme: string): string => `${subject}:${programme}`;

/** Every correction has this value in the index of programmes. */
export const ALL = 'all';

const chartKey = (reform: string): string => `chart:${reform}`;

/** In the order of recording. What one request recorded of one thing is one correction. */
const rowKey = ({ stream, meta: { recordedOn, recordedAt, commandId } }: RecordedEvent): string =>
  `${recordedOn} ${recordedAt} ${stream} ${commandId}`;

/** The keys of corrections that were recorded on a day or later are greater than this, those of days before are not. */
export const keysFrom = (day: CalendarDate): string => day;

const REFORM_TYPES = new Set<string>(['RestructureCorrected', 'ReformAmended', 'ReformUndone']);
const CORRECTS: ReadonlySet<string> = new Set(CORRECTION_TYPES);

type Moving = Extract<CorrectionEvent, { type: 'ReformAmended' | 'ReformUndone' }>;

/** Whether a correction of a reform may have changed the chart. */
const mayMove = (event: CorrectionEvent): event is Moving =>
  event.type === 'ReformUndone'
    ? event.what !== 'uncomplete'
    : event.type === 'ReformAmended' && 'effectiveOn' in event;

const besides = (recorded: RecordedEvent): string[] => {
  const { type, data } = recorded;
  return REFORM_TYPES.has(type) ? [chartKey(idIn(data, 'reform'))] : unitKeys(recorded);
};

const keysOf = (recorded: RecordedEvent): string[] => {
  const isRow = CORRECTS.has(recorded.type) || recorded.type === 'AttendanceMoved';
  return [...(isRow ? [rowKey(recorded)] : []), ...besides(recorded)];
};

type Folding = Batch<Doc> & { readonly recorded: RecordedEvent };

const tally = ({ cells, recorded: { meta } }: Folding, subject: string, programme: string | null, n: number): void => {
  const place = { category: meta.recordedOn.slice(0, 'YYYY-MM'.length), unit: '', on: dayOf(meta.recordedOn) };
  cells.add({ ...place, subject }, n);
  if (programme !== null) cells.add({ ...place, subject: ofProgramme(subject, programme) }, n);
};

const foldFact = (folding: Folding, event: FactEvent): void => {
  tally(folding, FACTS, 'programme' in event ? event.programme : null, countOf(event));
  if ('unit' in event && isOfAUnit(event.type)) {
    const [slot] = folding.slots;
    slot?.put(withUnit(slot.doc as ToldUnits | undefined, folding.recorded.id, event.unit));
  }
};

/** The unit of an issue, a suggestion or a complaint, as it is right from a correction on. */
const unitAfter = (event: CorrectionEvent, slot: Slot<Doc> | undefined): string | null => {
  const known = slot?.doc as ToldUnits | undefined;
  if (!known) return null;
  const units = 'amended' in event || 'undone' in event ? correctedUnits(known, event) : known;
  slot?.put(units);
  return unitIn(units);
};

const addition = (event: CorrectionEvent, slot: Slot<Doc> | undefined): Partial<CorrectionRecord> => {
  if (isOfAUnit(event.type)) return { unit: unitAfter(event, slot) };
  if (event.type === 'StaffUndone') return { fact: event.fact };
  if (!mayMove(event)) return {};
  const told = slot?.doc as ChartTold | undefined;
  if (!told) return {};
  slot?.delete();
  return { chart: told.chart };
};

const foldCorrection = (folding: Folding, event: CorrectionEvent): void => {
  const { recorded, slots } = folding;
  const [row, other] = slots;
  const told = toldBy(event);
  const { id, meta, position, type } = recorded;
  const { recordedAt, recordedOn } = meta;
  const chart = event.type === 'UnitAmended' || event.type === 'UnitUndone' ? { chart: id } : {};
  row?.put({ ...told, id, recordedAt, recordedOn, position, type, ...chart, ...addition(event, other) });
  tally(folding, CORRECTIONS, told.programme, 1);
};

const foldMoved = ({ slots: [row] }: Folding, { staff }: AttendanceMoved): void => {
  const known = row?.doc as CorrectionRecord | undefined;
  if (known) row?.put({ ...known, moved: known.moved + staff.length });
};

type Handled = FactEvent | CorrectionEvent | AttendanceMoved | RestructureCorrected;

const corrects = (event: Handled): event is CorrectionEvent => CORRECTS.has(event.type);

const fold = (folding: Folding, event: Handled): void => {
  if (corrects(event)) return foldCorrection(folding, event);
  if (event.type === 'AttendanceMoved') return foldMoved(folding, event);
  if (event.type === 'RestructureCorrected') return folding.slots[0]?.put({ chart: folding.recorded.id });
  return foldFact(folding, event);
};

const isRecord = (doc: Doc): doc is CorrectionRecord => 'recordedAt' in doc;

/** `marked`: the day of one by which facts of people may count elsewhere. */
const indexesOf = ({ id, type, programme, recordedOn }: CorrectionRecord): IndexValues => ({
  id: [id],
  programme: [ALL, ...(programme === null ? [] : [programme])],
  ...(MARKS.has(type) ? { marked: [recordedOn] } : {}),
});

/** What was corrected, in the order of recording, and how much was recorded beside it. */
export const corrections: Projection<Doc> = {
  name: 'corrections',
  version: 4,
  handles: new Set([...FACT_TYPES, ...CORRECTION_TYPES, 'AttendanceMoved', 'RestructureCorrected']),
  weight: () => 1,
  keys: keysOf,
  fold: (recorded, batch) => fold({ ...batch, recorded }, domainEvent(recorded)),
  indexes: (_, doc) => (isRecord(doc) ? indexesOf(doc) : {}),
};
