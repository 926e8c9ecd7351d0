import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { keyOfObservations } from '../../../projections/ledger.keys.js';
import { chartAt, type ChartEntry } from '../../../src/kernel/organisation/chart-entries.js';
import { dayOf } from '../../../src/kernel/words/calendar-date.js';
import { asId, type UnitId } from '../../../src/kernel/words/ids.js';
import type { Pair } from '../../../src/kernel/words/pair.js';
import type { ViewStore } from '../../../src/kernel/ports/view-store.js';
import { personPractising } from '../../../src/insights/practice-standing.js';
import { countedAt, practisingAt } from './brute-force.js';
import { PEOPLE, PRACTICES, SUBJECTS } from './city.js';
import { contentOf, foldInto, type OpenedStore, openStore, WHOLE } from './folding.js';
import { historyOf } from './histories.js';
import { cuts, pairs, throws } from './throws.js';
import { receivingUnit } from './mergers.js';
import { added, type Figure, inUnit } from './figures.js';
import { expectOf } from '../../support/expectation.js';

describe('the ledger, whatever its history', () => {
  let store: OpenedStore;
  let views: ViewStore;
  let runs = 0;
  beforeAll(async () => {
    store = await openStore();
    ({ views } = store);
  });
  afterAll(() => store.close());

  const sumAt = async (view: string, { asOf, knownOn }: Pair): Promise<Figure[]> => [
    ...(await views.sum(view, { subjects: SUBJECTS, asOf: dayOf(asOf), knownOn: dayOf(knownOn) })),
  ];

  it('sums to what the facts say at any pair of dates', async () => {
    await fc.assert(
      fc.asyncProperty(throws, cuts, pairs, async (thrown, cut, asked) => {
        const { log, chart } = historyOf(thrown);
        const view = `history.${(runs += 1)}`;
        await foldInto({ views, view }, log, cut);
        const answers = await Promise.all(asked.map((pair) => sumAt(view, pair)));
        const read = asked.map((pair, index) => {
          const sums = answers[index] ?? [];
          return { ...pair, own: added(sums), onChart: added(throughChart(chart, pair, sums)) };
        });
        const told = asked.map((pair) => {
          const counted = countedAt(log, pair);
          return { ...pair, own: added(counted), onChart: added(throughMergers(chart, pair, counted)) };
        });
        expect(read).toStrictEqual(told);
        await views.drop(view);
      }),
      { numRuns: 200 },
    );
  });

  it('says how each person stands as the facts do at any pair of dates, whatever windows were told otherwise since', async () => {
    await fc.assert(
      fc.asyncProperty(throws, cuts, pairs, async (thrown, cut, asked) => {
        const { log } = historyOf(thrown);
        const view = `people.${(runs += 1)}`;
        await foldInto({ views, view }, log, cut);
        const keys = PRACTICES.flatMap(({ id }) => PEOPLE.map((staff) => keyOfObservations(id, staff)));
        const docs = await views.load(view, keys);
        for (const pair of asked) {
          const said = keys.map((key) => [key, personPractising(docs.get(key), pair).standing]);
          expectOf(said, `as of ${pair.asOf}, known on ${pair.knownOn}`).toStrictEqual(practisingAt(log, pair));
        }
        await views.drop(view);
      }),
      { numRuns: 100 },
    );
  });

  it('holds the same documents and cells however it was batched, and when it is built anew', async () => {
    await fc.assert(
      fc.asyncProperty(throws, cuts, cuts, async (thrown, cut, other) => {
        const { log } = historyOf(thrown);
        const contents = [];
        for (const one of [cut, other, WHOLE]) {
          const view = `batched.${(runs += 1)}`;
          await foldInto({ views, view }, log, one);
          contents.push(await contentOf(views, view));
          await views.drop(view);
        }
        expect(contents[0]).toStrictEqual(contents[2]);
        expect(contents[1]).toStrictEqual(contents[2]);
      }),
      { numRuns: 60 },
    );
  });
});

/** Sums by the unit as recorded, grouped by the unit in which it counts. */
const throughChart = (
  entries: readonly ChartEntry[],
  { asOf, knownOn }: Pair,
  figures: readonly Figure[],
): Figure[] => {
  const chart = chartAt(entries, asOf, knownOn);
  return figures.map((figure) => inUnit(figure, figure.unit && (chart.resolve(asId<UnitId>(figure.unit)) ?? 'none')));
};

const throughMergers = (entries: readonly ChartEntry[], pair: Pair, figures: readonly Figure[]): Figure[] =>
  figures.map((figure) => inUnit(figure, figure.unit && receivingUnit(entries, pair, figure.unit)));
