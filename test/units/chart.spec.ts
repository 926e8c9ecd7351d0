import { describe, it } from '@jest/globals';
import type { ChartChange } from '../../src/kernel/organisation/chart-change.js';
import { addDays, LAST_DAY } from '../../src/kernel/words/calendar-date.js';
import { chartAt } from '../../src/kernel/organisation/chart-entries.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type ProgrammeId, type ReformId } from '../../src/kernel/words/ids.js';
import type { RuleCode } from '../../src/kernel/words/refusal.js';
import { changeUnit, chartDecider, type ChartState } from '../../src/units/chart.decider.js';
import { correct, enact, putOff, revoke } from '../../src/units/decree.rules.js';
import type {
  ChartEvent,
  RestructureCorrected,
  RestructureEnacted,
  UnitChanged,
} from '../../src/units/chart.events.js';
import { abolish, day, establish, merge, move, rename } from '../kernel/chart.stories.js';
import { given } from '../support/given.js';

const TODAY = day(40);
const FAR = addDays(TODAY, 1000);

const changed = (change: ChartChange, on = day(0)): UnitChanged => ({ type: 'UnitChanged', on, change });
const CITY = [establish('city', null), establish('a'), establish('b')].map((change) => changed(change));

const changing =
  (change: ChartChange, { on = day(10), refused }: { on?: typeof TODAY; refused?: RuleCode } = {}) =>
  ({ entries }: ChartState): Decision<ChartEvent> =>
    changeUnit(changed(change, on), { today: TODAY, chart: chartAt(entries, on, LAST_DAY), refused });

describe('a change of a unit', () => {
  it('is recorded where the chart takes it, and refused for what the chart says', () => {
    given(chartDecider, ...CITY)
      .when(changing(merge('a', 'b')))
      .emits(changed(merge('a', 'b'), day(10)));
    given(chartDecider, ...CITY)
      .when(changing(abolish('a'), { refused: 'unit-not-empty' }))
      .refuses('unit-not-empty');
  });

  it('is dated two years ahead at most, which is told before what the chart says', () => {
    given(chartDecider, ...CITY)
      .when(changing(rename('a', 'A'), { on: FAR, refused: 'unit-ended' }))
      .refuses('date-too-far');
  });

  it('is no change where the unit has that name or parent on that day, whatever the date', () => {
    for (const same of [rename('a', 'a'), move('a', 'city')]) {
      given(chartDecider, ...CITY)
        .when(changing(same))
        .isAlreadySo();
      given(chartDecider, ...CITY)
        .when(changing(same, { on: FAR }))
        .isAlreadySo();
    }
    const before = [...CITY, changed(rename('a', 'A'), day(20))];
    given(chartDecider, ...before)
      .when(changing(rename('a', 'A')))
      .emits(changed(rename('a', 'A'), day(10)));
  });

  it('is one where the unit does not exist that day: the chart says why not', () => {
    given(chartDecider, ...CITY, changed(abolish('a'), day(5)))
      .when(changing(rename('a', 'a'), { refused: 'unit-ended' }))
      .refuses('unit-ended');
  });
});

const reform = asId<ReformId>('merger');
const ENACTED: RestructureEnacted = {
  type: 'RestructureEnacted',
  reform,
  programme: asId<ProgrammeId>('programme'),
  number: '7/2026',
  signedOn: day(1),
  effectiveOn: day(20),
  changes: [merge('a', 'b')],
};
const PUT_OFF = { type: 'RestructurePutOff', reform, effectiveOn: day(30) } as const;
const corrected = (
  correction: { amended: [] } | { what: 'restore' | 'annul'; undone: [] },
  effectiveOn?: typeof TODAY,
): RestructureCorrected => ({
  type: 'RestructureCorrected',
  reform,
  programme: asId<ProgrammeId>('programme'),
  ...(effectiveOn === undefined ? {} : { effectiveOn }),
  told: { reason: { key: 'reform:merger', box: 'c2VhbGVk' }, ...correction },
});
const REVOKED = { type: 'RestructureRevoked', reform, on: day(15) } as const;

describe('a decree on the chart', () => {
  it('is put on it, off, and taken back, where the chart takes that', () => {
    given(chartDecider, ...CITY)
      .when((chart) => enact(chart, ENACTED, undefined))
      .emits(ENACTED);
    given(chartDecider, ...CITY, ENACTED)
      .when((chart) => putOff(chart, PUT_OFF, undefined))
      .emits(PUT_OFF);
    given(chartDecider, ...CITY, ENACTED)
      .when((chart) => revoke(chart, REVOKED, undefined))
      .emits(REVOKED);
  });

  it('is refused for what the chart says', () => {
    given(chartDecider, ...CITY)
      .when((chart) => enact(chart, ENACTED, 'unit-ended'))
      .refuses('unit-ended');
    given(chartDecider, ...CITY, ENACTED)
      .when((chart) => putOff(chart, PUT_OFF, 'code-taken'))
      .refuses('code-taken');
    given(chartDecider, ...CITY, ENACTED)
      .when((chart) => revoke(chart, REVOKED, 'code-taken'))
      .refuses('code-taken');
  });

  it('is moved, put on it again and annulled, where the chart takes that, and then enacted anew', () => {
    const events = [...CITY, ENACTED] as const;
    const moved = corrected({ amended: [] }, day(25));
    const restored = corrected({ what: 'restore', undone: [] }, day(20));
    const annulled = corrected({ what: 'annul', undone: [] });
    for (const [before, correction] of [
      [events, moved],
      [[...events, REVOKED], restored],
      [events, annulled],
      [[...events, REVOKED], annulled],
    ] as const) {
      given(chartDecider, ...before)
        .when((chart) => correct(chart, correction, undefined))
        .emits(correction);
      given(chartDecider, ...before)
        .when((chart) => correct(chart, correction, 'unit-ended'))
        .refuses('unit-ended');
      given(chartDecider, ...before, correction)
        .when((chart) => correct(chart, correction, 'unit-ended'))
        .isAlreadySo();
    }
    given(chartDecider, ...events, annulled)
      .when((chart) => enact(chart, ENACTED, undefined))
      .emits(ENACTED);
    given(chartDecider, ...events, annulled, ENACTED)
      .when((chart) => enact(chart, ENACTED, undefined))
      .isAlreadySo();
  });

  it('told again changes nothing, whatever the chart would say now', () => {
    const once = [...CITY, ENACTED];
    given(chartDecider, ...once)
      .when((chart) => enact(chart, ENACTED, 'unit-ended'))
      .isAlreadySo();
    given(chartDecider, ...once, PUT_OFF)
      .when((chart) => putOff(chart, PUT_OFF, 'unit-ended'))
      .isAlreadySo();
    given(chartDecider, ...once, REVOKED)
      .when((chart) => revoke(chart, REVOKED, 'unit-ended'))
      .isAlreadySo();
  });
});
