import { describe, expect, it } from '@jest/globals';
import type { ChartChange } from '../../src/kernel/organisation/chart-change.js';
import { chartAt } from '../../src/kernel/organisation/chart-entries.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { addDays, LAST_DAY } from '../../src/kernel/words/calendar-date.js';
import { asId, type EventId, type ProgrammeId, type ReformId } from '../../src/kernel/words/ids.js';
import type { RuleCode } from '../../src/kernel/words/refusal.js';
import { establishmentOf, isUnit } from '../../src/units/chart-units.rules.js';
import { chartDecider, type ChartState } from '../../src/units/chart.decider.js';
import type { ChartEvent, RestructureEnacted, RightOfUnit, UnitUndone } from '../../src/units/chart.events.js';
import { amendUnit, freshOf, undoChange } from '../../src/units/unit-corrections.decider.js';
import { entryOfChange, unitHistory } from '../../src/units/unit-history.js';
import { day, establish, rename, unit } from '../kernel/chart.stories.js';
import { given, stateOf } from '../support/given.js';

const TODAY = day(40);
const A = unit('a');
const reason = { key: 'unit:a', box: 'd2h5' };
const event = (n: number): EventId => asId<EventId>(`event-${n}`);

const changed = (change: ChartChange, on = day(0)): ChartEvent => ({ type: 'UnitChanged', on, change });
/** `a` is established by event 1, and renamed by event 2. */
const CITY = [changed(establish('city', null)), changed(establish('a')), changed(rename('a', 'A'), day(5))];
const DECREED: RestructureEnacted = {
  type: 'RestructureEnacted',
  reform: asId<ReformId>('reform'),
  programme: asId<ProgrammeId>('programme'),
  number: '1',
  signedOn: day(1),
  effectiveOn: day(9),
  changes: [establish('b'), rename('a', 'AA')],
};

const amended = (right: RightOfUnit, establishment = event(1)): ChartEvent => ({
  type: 'UnitAmended',
  unit: A,
  establishment,
  right,
  reason,
});
const undone = (change: EventId): UnitUndone => ({ type: 'UnitUndone', unit: A, change, reason });

const amending =
  (wish: RightOfUnit, { of = A, refused }: { of?: typeof A; refused?: RuleCode } = {}) =>
  (chart: ChartState): Decision<ChartEvent> => {
    const entry = establishmentOf(chart, of);
    if (!entry) throw new Error('no such unit');
    const right = freshOf(entry, of, wish);
    return amendUnit(
      { type: 'UnitAmended', unit: of, establishment: entry.id, right, reason },
      { entry, today: TODAY, refused },
    );
  };

const undoing =
  (change: EventId, refused?: RuleCode) =>
  ({ entries }: ChartState): Decision<ChartEvent> => {
    const entry = entryOfChange(entries, { unit: A, change });
    if (!entry) throw new Error('no such change');
    return undoChange(undone(change), { entry, refused });
  };

describe('amending a unit', () => {
  it('tells what is not so yet', () => {
    given(chartDecider, ...CITY)
      .when(amending({ code: 'a', kind: 'bureau', since: day(3) }))
      .emits(amended({ kind: 'bureau', since: day(3) }));
    given(chartDecider, ...CITY, amended({ kind: 'bureau' }))
      .when(amending({ kind: 'bureau' }))
      .isAlreadySo();
  });

  it('is refused for a day too far, and for what the chart says', () => {
    given(chartDecider, ...CITY)
      .when(amending({ since: addDays(TODAY, 1000) }, { refused: 'unit-ended' }))
      .refuses('date-too-far');
    given(chartDecider, ...CITY)
      .when(amending({ code: 'city' }, { refused: 'code-taken' }))
      .refuses('code-taken');
  });

  it('leaves the day of what a decree established to the reform', () => {
    const b = unit('b');
    given(chartDecider, ...CITY, DECREED)
      .when(amending({ code: 'B', since: day(8) }, { of: b }))
      .refuses('by-decree');
    given(chartDecider, ...CITY, DECREED)
      .when(amending({ since: day(9) }, { of: b }))
      .isAlreadySo();
    given(chartDecider, ...CITY, DECREED)
      .when(amending({ code: 'B' }, { of: b }))
      .emits({ type: 'UnitAmended', unit: b, establishment: event(3), right: { code: 'B' }, reason });
  });

  it('holds for every day, in the place of what was told', () => {
    const { entries } = stateOf(chartDecider, ...CITY, amended({ code: 'X', since: day(2) }));
    const chart = chartAt(entries, LAST_DAY, LAST_DAY);
    expect(chart.node(A)).toMatchObject({ code: 'X', name: 'A', since: day(2) });
  });
});

describe('undoing a change of a unit', () => {
  it('takes back one that stands, once, where the chart takes that', () => {
    given(chartDecider, ...CITY)
      .when(undoing(event(2)))
      .emits(undone(event(2)));
    given(chartDecider, ...CITY)
      .when(undoing(event(2), 'code-taken'))
      .refuses('code-taken');
    given(chartDecider, ...CITY, undone(event(2)))
      .when(undoing(event(2)))
      .refuses('nothing-to-undo');
  });

  it('leaves what a decree changed to the reform', () => {
    const { entries } = stateOf(chartDecider, ...CITY, DECREED);
    const [, , decreed] = unitHistory(entries, A, LAST_DAY);
    given(chartDecider, ...CITY, DECREED)
      .when(undoing(decreed?.id ?? event(9)))
      .refuses('by-decree');
  });

  it('of its establishment leaves no such unit', () => {
    const before = stateOf(chartDecider, ...CITY);
    const chart = stateOf(chartDecider, ...CITY, undone(event(2)), undone(event(1)));
    expect([isUnit(before, A), isUnit(chart, A)]).toStrictEqual([true, false]);
    expect(chartAt(chart.entries, LAST_DAY, LAST_DAY).node(A)).toBe(undefined);
  });
});

describe('the history of a unit', () => {
  it('holds every change in the order of recording, each under an id of its own', () => {
    const { entries } = stateOf(chartDecider, ...CITY, DECREED, amended({ since: day(2) }), undone(event(2)));
    const rows = unitHistory(entries, A, LAST_DAY);
    expect(rows.map(({ kind, on, stands, corrections }) => [kind, on, stands, corrections.length])).toStrictEqual([
      ['establish', day(2), true, 1],
      ['rename', day(5), false, 1],
      ['rename', day(9), true, 0],
    ]);
    const [ofB] = unitHistory(entries, unit('b'), LAST_DAY);
    expect(new Set([...rows, ofB].map((row) => row?.id)).size).toBe(4);
  });

  it('tells of a decree’s changes what was put off and taken back, with the day that they had', () => {
    const { reform } = DECREED;
    const putOff = { type: 'RestructurePutOff', reform, effectiveOn: day(12) } as const;
    const revoked = { type: 'RestructureRevoked', reform, on: day(10) } as const;
    const code: ChartEvent = {
      type: 'UnitAmended',
      unit: unit('b'),
      establishment: event(3),
      right: { code: 'B' },
      reason,
    };
    const { entries } = stateOf(chartDecider, ...CITY, DECREED, putOff, code, revoked);
    const kinds = (name: string) => {
      const row = unitHistory(entries, unit(name), LAST_DAY).at(-1);
      return [row?.on, row?.stands, row?.corrections.map(({ kind }) => kind).join(' ')];
    };
    expect(kinds('b')).toStrictEqual([day(12), false, 'postpone amend cancel']);
    expect(kinds('a')).toStrictEqual([day(12), false, 'postpone cancel']);
  });
});
