import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import type { LedgerEvent } from '../../../projections/ledger.tally.js';
import { domainEvent } from '../../../src/kernel/facts/domain-event.js';
import type { RecordedEvent } from '../../../src/kernel/ports/event-store.js';
import { addDays, type CalendarDate, dayOf, LAST_DAY } from '../../../src/kernel/words/calendar-date.js';
import type { StaffId } from '../../../src/kernel/words/ids.js';
import type { ViewStore } from '../../../src/kernel/ports/view-store.js';
import { expectOf } from '../../support/expectation.js';
import { countedAt, Facts } from './brute-force.js';
import { Learned } from './brute-learning.js';
import { july, SUBJECTS } from './city.js';
import { dice } from './dice.js';
import { added, type Figure } from './figures.js';
import { foldInto, type OpenedStore, openStore } from './folding.js';
import { historyOf } from './histories.js';

const throws = fc.array(dice, { minLength: 10, maxLength: 90, size: 'max' });
const CUTS = [
  { length: 3, forgets: false },
  { length: 7, forgets: true },
];
/** Further from today than any fact of these histories. */
const FAR = 20;
const APART = SUBJECTS.filter((subject) => /^(held$|standing|practised|self-reported|completed)/.test(subject));

/** Days from one on, or back from it. */
const daysFrom = (first: CalendarDate, step: 1 | -1): CalendarDate[] =>
  Array.from({ length: 200 }, (_, index) => addDays(first, step * index));

/** Where a person is on a day by what a log tells. */
const unitIn = (log: readonly RecordedEvent[], staff: StaffId, asOf: CalendarDate): string | undefined =>
  new Facts(log, { asOf, knownOn: LAST_DAY }).assigned(staff);

/** What the last event of a log, which takes a fact of a career back, moves: counted day by day. */
const movedByLast = (log: readonly RecordedEvent[], staff: StaffId): number => {
  const today = log.at(-1)?.meta.recordedOn ?? july(0);
  const before = log.slice(0, -1);
  const differs = (day: CalendarDate): boolean => unitIn(before, staff, day) !== unitIn(log, staff, day);
  const day = daysFrom(today, -1).find(differs) ?? daysFrom(today, 1).find(differs);
  if (day === undefined) return 0;
  const pair = { asOf: day, knownOn: LAST_DAY };
  return new Facts(log, pair).done(staff).length + new Learned(log, pair).done(staff).length;
};

describe('what the ledger says of corrections, whatever its history', () => {
  let store: OpenedStore;
  let views: ViewStore;
  let runs = 0;
  beforeAll(async () => {
    store = await openStore();
    ({ views } = store);
  });
  afterAll(() => store.close());

  const folded = async (log: readonly RecordedEvent[]): Promise<string> => {
    const view = `moved.${(runs += 1)}`;
    await foldInto({ views, view }, log, CUTS);
    return view;
  };

  it('counts the facts that a corrected career took elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(throws, async (thrown) => {
        const { log } = historyOf(thrown);
        const view = await folded(log);
        for (const [index, recorded] of log.entries()) {
          const event = domainEvent<LedgerEvent>(recorded);
          if (event.type !== 'StaffUndone') continue;
          const ever = { asOf: dayOf(LAST_DAY), knownOn: dayOf(LAST_DAY) };
          const [row] = await views.sum(view, { subjects: [`moved:${recorded.id}`], ...ever });
          expectOf(row?.n ?? 0, recorded.id).toBe(movedByLast(log.slice(0, index + 1), event.staff));
        }
        await views.drop(view);
      }),
      { numRuns: 60 },
    );
  });

  /** What it held before one of the events by which it keeps apart what comes later on their day. */
  const heldBefore = async (view: string, marks: readonly RecordedEvent[], asOf: CalendarDate): Promise<Figure[]> => {
    const [first] = marks;
    const knownOn = dayOf(first?.meta.recordedOn ?? july(0));
    const prefixes = marks.map(({ id }) => `since:${id}:`);
    const apart = prefixes.flatMap((prefix) => APART.map((subject) => `${prefix}${subject}`));
    const rows = await views.sum(view, { subjects: [...APART, ...apart], asOf: dayOf(asOf), knownOn });
    return rows.map((row) => {
      const prefix = prefixes.find((one) => row.subject.startsWith(one));
      return prefix === undefined ? row : { ...row, subject: row.subject.slice(prefix.length), n: -row.n };
    });
  };

  it('tells what it held before each correction, of whatever was told on the same day', async () => {
    await fc.assert(
      fc.asyncProperty(throws, fc.integer({ min: -FAR, max: FAR }), async (thrown, shift) => {
        const { log } = historyOf(thrown);
        const view = await folded(log);
        const marks = log.filter(({ type }) => type === 'DirectiveAmended');
        for (const mark of marks) {
          const asOf = addDays(mark.meta.recordedOn, shift);
          const later = marks.filter(
            ({ meta, position }) => meta.recordedOn === mark.meta.recordedOn && position >= mark.position,
          );
          const known = log.filter(({ position }) => position < mark.position);
          const told = countedAt(known, { asOf, knownOn: LAST_DAY }).filter(({ subject }) => APART.includes(subject));
          expectOf(added(await heldBefore(view, later, asOf)), mark.id).toStrictEqual(added(told));
        }
        await views.drop(view);
      }),
      { numRuns: 60 },
    );
  });
});
