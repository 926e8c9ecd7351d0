import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RegisterRecord } from '../../projections/registers.view.js';
import { livesOf } from '../../src/complaints/complaint-lives.register.js';
import { ComplaintBook } from '../../src/insights/complaint-book.js';
import { counting } from '../../src/insights/complaint-counts.js';
import { figuresOf, type TreeFigures } from '../../src/insights/complaint-figures.js';
import { outcomesOf } from '../../src/insights/complaint-outcomes.queries.js';
import { type Tree, treeOf } from '../../src/insights/tree.js';
import type { Chart } from '../../src/kernel/organisation/chart.js';
import { WorkingDays } from '../../src/kernel/organisation/working-days.js';
import { dayOf } from '../../src/kernel/words/calendar-date.js';
import { abolish, ChartStory, day, establish, merge, unit } from '../kernel/chart.stories.js';
import { complaintsOf, DAYS, type Dice, diceOf, PROGRAMMES, UNITS } from './complaints/histories.js';
import * as naive from './complaints/naive.js';

const doneBy = <T>(work: Generator<undefined, T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

type Asked = naive.Question & { readonly under?: string | undefined };

const figured = (
  records: readonly RegisterRecord[],
  asked: Asked,
  holidays: readonly number[],
  tree: Tree,
): TreeFigures => {
  const book = new ComplaintBook();
  for (const record of records) book.put(record.id, livesOf(record));
  const { from, to, asOf, knownOn, programme, under } = asked;
  const span = { from: dayOf(from), to: dayOf(to), asOf: dayOf(asOf), knownOn: dayOf(knownOn) };
  const working = new WorkingDays(holidays.map(day));
  const wanted = { span, programme, tree, working, unassigned: under === undefined };
  return doneBy(figuresOf(tree, doneBy(counting(book, wanted))));
};

/** A city in which a unit is merged into another, later one is abolished. */
const story = ChartStory.ofCity('a', 'b', 'c', 'd');
story.takes(0, establish('a1', 'a'));
story.takes(40, merge('c', 'a'));
story.takes(70, abolish('d'));

const naively = (records: readonly RegisterRecord[], asked: Asked, holidays: readonly number[], chart: Chart) => {
  const calendar = new naive.Calendar(new Set(holidays.map(day)));
  const stood = records.flatMap((record) => naive.stoodAt(record, asked, calendar) ?? []);
  const counted = (one: naive.Stood): string | undefined =>
    one.unit === undefined ? undefined : chart.resolve(unit(one.unit));
  const within = (top: string): naive.Stood[] =>
    stood.filter((one) => {
      const at = counted(one);
      return at !== undefined && chart.within(unit(at), unit(top));
    });
  const { under } = asked;
  return {
    total: naive.wholeOf(under === undefined ? stood : within(under)),
    unassigned: naive.wholeOf(under === undefined ? stood.filter((one) => counted(one) === undefined) : []),
    own: (name: string) => naive.figuresOf(stood.filter((one) => counted(one) === name)),
    subtree: (name: string) => naive.figuresOf(within(name)),
  };
};

const asking = (dice: Dice): Asked => {
  const from = dice.whole(0, DAYS / 2);
  return {
    asOf: day(dice.whole(0, 2 * DAYS)),
    knownOn: day(dice.whole(DAYS / 3, 2 * DAYS)),
    from: day(from),
    to: day(from + dice.whole(DAYS / 3, DAYS)),
    programme: dice.of([undefined, undefined, undefined, ...PROGRAMMES]),
    under: dice.of([undefined, undefined, 'city', ...UNITS]),
  };
};

const picked = (figure: object): { received: number; onTimeRate: unknown } => {
  const { received, onTimeRate } = figure as { received: number; onTimeRate: unknown };
  return { received, onTimeRate };
};

describe('figures of complaints', () => {
  it('are those of who reads section 15 and counts, at any pair of dates', () => {
    const met = { late: 0, answered: 0, onTime: 0 };
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(3 * DAYS), { maxLength: 40 }), (seed, holidays) => {
        const dice = diceOf(seed);
        const records = complaintsOf(dice, 40);
        for (let times = 0; times < 5; times += 1) {
          const asked = asking(dice);
          const chart = story.on((Date.parse(asked.asOf) - Date.parse(day(0))) / 86_400_000);
          const tops = [unit('city')];
          const tree = treeOf(chart, tops, asked.under === undefined ? undefined : unit(asked.under));
          const { total, unassigned, units } = figured(records, asked, holidays, tree);
          const expected = naively(records, asked, holidays, chart);
          expect({ asked, total, unassigned }).toStrictEqual({
            asked,
            total: expected.total,
            unassigned: expected.unassigned,
          });
          tree.nodes.forEach(({ id }, place) => {
            expect({ id, ...units[place] }).toStrictEqual({ id, own: expected.own(id), subtree: expected.subtree(id) });
          });
          for (const what of ['late', 'answered', 'onTime'] as const) met[what] += total[what];
        }
      }),
      { numRuns: 100 },
    );
    // A mistake in what is hardly ever met would not be seen.
    for (const times of Object.values(met)) expect(times).toBeGreaterThan(200);
  });

  it('are the same however often complaints are taken in anew', () => {
    const records = complaintsOf(diceOf(12), 100);
    const tree = treeOf(story.on(50), [unit('city')]);
    const asked = { asOf: day(60), knownOn: day(90), from: day(0), to: day(60) };
    const once = figured(records, asked, [], tree);
    const often = Array.from({ length: 400 }, () => records).flat();
    expect(figured(often, asked, [], tree)).toStrictEqual(once);
    expect(once.total.answered).toBeGreaterThan(5);
  });

  it('are, for outcomes, those of covered units alone, whatever their programme', () => {
    const records = complaintsOf(diceOf(11), 200);
    const chart = story.on(50);
    const [asOf, knownOn] = [day(50), day(80)];
    const asked = { asOf, knownOn, from: day(0), to: asOf };
    const tree = treeOf(chart, [unit('a'), unit('d')]);
    const { total, of } = outcomesOf({ tree, ...figured(records, { ...asked, under: 'covered' }, [], tree) });
    const { subtree, own } = naively(records, asked, [], chart);
    expect(of(unit('a'))).toMatchObject({ own: picked(own('a')), subtree: picked(subtree('a')) });
    expect(of(unit('c'))).toStrictEqual(of(unit('a')));
    expect(of(unit('b'))).toBe(undefined);
    const [a, d] = [picked(subtree('a')), picked(subtree('d'))];
    expect([total.received, a.received > 0, d.received > 0]).toStrictEqual([a.received + d.received, true, true]);
  });
});
