import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { factDays } from '../../src/insights/fact-days.js';
import { asId, type ReformId } from '../../src/kernel/words/ids.js';
import { reformKind } from '../../src/reforms/reform.register.js';
import type { DecreeCorrection } from '../../src/units/chart.events.js';
import { eventId, march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const reform = asId<ReformId>('reform');
const ofReform = { reform, programme: PROGRAMME } as const;
const reason = sealed('why');

const proposed: FactOf = {
  type: 'ReformProposed',
  ...ofReform,
  title: 'One office',
  units: [unit('a')],
  effectiveOn: march(20),
  subject: { kind: 'restructure', changes: [] },
};
const decree = { number: '7/2026', signedOn: march(6), effectiveOn: march(20) };
const enacted: FactOf = { type: 'RestructureEnacted', ...ofReform, ...decree, changes: [] };
const decreed: FactOf = { type: 'ReformDecreed', ...ofReform, ...decree };
const putOff: FactOf = { type: 'ReformPutOff', ...ofReform, effectiveOn: march(40), reason };
const completed: FactOf = { type: 'ReformCompleted', ...ofReform, on: march(25) };
const cancelled: FactOf = { type: 'ReformCancelled', ...ofReform, on: march(8) };
const revoked: FactOf = { type: 'RestructureRevoked', reform, on: march(8) };

/** A correction, as the chart was told it and as the reform records it. */
const both = (told: DecreeCorrection): readonly [FactOf, FactOf] => [
  { type: 'RestructureCorrected', ...ofReform, told },
  'what' in told ? { type: 'ReformUndone', ...ofReform, ...told } : { type: 'ReformAmended', ...ofReform, ...told },
];
const [moveChart, move] = both({ reason, amended: [{ fact: eventId(0), right: { effectiveOn: march(12) } }] });

type Record = ReturnType<typeof recorded>;

const rowsOf = (record: Record, knownOn: number): string[] =>
  reformKind
    .history(record, march(knownOn))
    .map(({ kind, on, stands, corrections }) =>
      [kind, on, ...(stands ? [] : ['not']), ...corrections.map((one) => `+${one.kind}`)].join(' '),
    );
const statusOf = (record: Record, asOf: number, knownOn: number) =>
  reformKind.counted(record, pair(asOf, knownOn))?.status;

const seen = (record: Record, knownOn: number) => {
  const at = reformKind.at(record, pair(50, knownOn));
  return [at?.status, at?.effectiveOn];
};

describe('a corrected reform', () => {
  it('is from the day of the correction on as if it had been told so, and before it as it was', () => {
    const right = { signedOn: march(3), number: '8/2026' };
    const [, told] = both({ reason, amended: [{ fact: eventId(1), right }] });
    const record = recorded('reform', [5, proposed], [9, decreed], [10, completed], [30, told]);
    expect([statusOf(record, 4, 29), statusOf(record, 4, 30)]).toStrictEqual(['proposed', 'decreed']);
    expect([29, 30].map((on) => reformKind.at(record, pair(10, on))?.number)).toStrictEqual(['7/2026', '8/2026']);
    expect([29, 30].map((on) => factDays(record, pair(10, on)))).toStrictEqual([[march(6)], [march(3)]]);
  });

  it('is proposed again once its decree is annulled, its completion too, and decreed anew from another day', () => {
    const [, annul] = both({ reason, what: 'annul', undone: [eventId(1), eventId(2)] });
    const anew: FactOf = { ...decreed, number: '9/2026', signedOn: march(28) };
    const record = recorded('reform', [5, proposed], [9, decreed], [26, completed], [27, annul], [29, anew]);
    expect([26, 27, 29].map((on) => statusOf(record, 30, on))).toStrictEqual(['completed', 'proposed', 'decreed']);
    expect(factDays(record, pair(30, 27))).toStrictEqual([]);
    expect(rowsOf(record, 29)).toStrictEqual([
      `written ${march(20)}`,
      `decree ${march(6)} not +annul`,
      `complete ${march(25)} not +annul`,
      `decree ${march(28)}`,
    ]);
  });

  it('is void from that day on: shown so, and known to no reading', () => {
    const voided: FactOf = { type: 'ReformVoided', ...ofReform, reason };
    const record = recorded('reform', [5, proposed], [6, putOff], [9, voided]);
    expect([8, 9].map((on) => reformKind.at(record, pair(9, on))?.status)).toStrictEqual(['proposed', 'void']);
    expect([8, 9].map((on) => statusOf(record, 9, on))).toStrictEqual(['proposed', undefined]);
    expect(rowsOf(record, 9)).toStrictEqual([
      `written ${march(40)} not +postpone +void`,
      `postpone ${march(6)} not +void`,
    ]);
  });

  it('names postponements among what corrected the proposal, with what is right of them', () => {
    const [, told] = both({ reason, amended: [{ fact: eventId(1), right: { effectiveOn: march(35) } }] });
    const record = recorded('reform', [5, proposed], [6, putOff], [9, told]);
    expect(reformKind.at(record, pair(9))?.effectiveOn).toBe(march(35));
    expect(rowsOf(record, 5)).toStrictEqual([`written ${march(20)}`]);
    expect(rowsOf(record, 6)).toStrictEqual([`written ${march(40)} +postpone`, `postpone ${march(6)}`]);
    expect(rowsOf(record, 9)).toStrictEqual([`written ${march(35)} +postpone +amend`, `postpone ${march(6)} +amend`]);
  });
});

describe('a reform of which chart and reform tell', () => {
  it('has one row for what one request told both, on the day on which the first was told', () => {
    const record = recorded('reform', [5, proposed], [9, enacted, 'a'], [10, decreed, 'a']);
    expect([9, 10].map((on) => rowsOf(record, on).length)).toStrictEqual([2, 2]);
    expect(reformKind.history(record, march(10)).map(({ recordedOn }) => recordedOn)).toStrictEqual([
      march(5),
      march(9),
    ]);
  });

  it('is corrected from when the chart was told, once, in the moment between too', () => {
    const before = [
      [5, proposed],
      [9, enacted, 'a'],
      [9, decreed, 'a'],
    ] as const;
    const record = recorded('reform', ...before, [11, moveChart, 'b'], [13, move, 'b']);
    expect([10, 11, 13].map((on) => seen(record, on)[1])).toStrictEqual([march(20), march(12), march(12)]);
    for (const on of [11, 13])
      expect(rowsOf(record, on)).toStrictEqual([`written ${march(12)} +amend`, `decree ${march(6)}`]);
  });

  it('loses what is taken back under either name', () => {
    const [annulChart, annul] = both({ reason, what: 'annul', undone: [eventId(2)] });
    const before = [
      [5, proposed],
      [9, enacted, 'a'],
      [9, decreed, 'a'],
    ] as const;
    const record = recorded('reform', ...before, [11, annulChart, 'b'], [13, annul, 'b']);
    expect([10, 11, 13].map((on) => seen(record, on)[0])).toStrictEqual(['decreed', 'proposed', 'proposed']);
    expect(rowsOf(record, 13)).toStrictEqual([`written ${march(20)}`, `decree ${march(6)} not +annul`]);

    const [restoreChart, restore] = both({ reason, what: 'restore', undone: [eventId(4)] });
    const ended = [
      [10, revoked, 'c'],
      [10, cancelled, 'c'],
      [11, restoreChart, 'd'],
      [13, restore, 'd'],
    ] as const;
    const back = recorded('reform', ...before, ...ended);
    expect([10, 11, 13].map((on) => seen(back, on)[0])).toStrictEqual(['cancelled', 'decreed', 'decreed']);
  });

  it('has one row also where another request told the reform what the chart knew already', () => {
    const [annulChart, annul] = both({ reason, what: 'annul', undone: [eventId(2)] });
    const record = recorded(
      'reform',
      [5, proposed],
      [9, enacted, 'a'],
      [10, decreed, 'b'],
      [11, annulChart, 'c'],
      [12, annul, 'd'],
      [13, enacted, 'e'],
      [13, decreed, 'e'],
    );
    expect([9, 10, 11, 12, 13].map((on) => seen(record, on)[0])).toStrictEqual([
      'decreed',
      'decreed',
      'proposed',
      'proposed',
      'decreed',
    ]);
    expect(rowsOf(record, 13)).toStrictEqual([
      `written ${march(20)}`,
      `decree ${march(6)} not +annul`,
      `decree ${march(6)}`,
    ]);
  });
});
