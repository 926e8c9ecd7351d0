import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { POPULATION, voicesOf } from '../../projections/ledger.keys.js';
import { figuresOf } from '../../src/insights/figures.js';
import { voicesIn } from '../../src/insights/heard.js';
import type { Registers } from '../../src/insights/programme-registers.js';
import { blankShares } from '../../src/insights/shares.js';
import { treeOf } from '../../src/insights/tree.js';
import { shownUnits, totalReading, unitReadings } from '../../src/insights/unit-readings.js';
import type { Reading } from '../../src/insights/measures.js';
import { dayOf } from '../../src/kernel/words/calendar-date.js';
import type { Chart } from '../../src/kernel/organisation/chart.js';
import { issueKind } from '../../src/resistance/issue.register.js';
import { day, unit } from '../kernel/chart.stories.js';
import { foldInto, type OpenedStore, openStore, WHOLE } from '../projections/ledger/folding.js';
import { PROGRAMME } from '../projections/registers/recording.js';
import {
  CHART,
  DAYS,
  type IssueTold,
  issues,
  logOf,
  NAMES,
  recordOf,
  type ReportTold,
  reports,
  stepDays,
} from './quiet.histories.js';

type At = { readonly asOf: number; readonly knownOn: number };
type Told = { readonly reports: readonly ReportTold[]; readonly issues: readonly IssueTold[] };

const populationOf = (name: string): number => (name.length === 1 ? 4 : 2);

const WEIGHTS = { low: 1, medium: 2, high: 3, critical: 4 } as const;

const lately = (on: number, { asOf }: At): boolean => asOf - 90 < on && on <= asOf;

/** capabilities.md, 12, as it is written: a report for it or for a unit above it, or an issue of its own. */
const reportSpeaks = (name: string, report: ReportTold, { at, chart }: { at: At; chart: Chart }): boolean => {
  const recorded = report.on + report.recordedAfter;
  const gone = report.retractedAfter === undefined ? Infinity : recorded + report.retractedAfter;
  if (recorded > at.knownOn || gone <= at.knownOn || !lately(report.on, at)) return false;
  return chart.exists(unit(report.unit)) && chart.within(unit(name), unit(report.unit));
};

type Seen = { readonly isOpen: boolean; readonly isFresh: boolean };

const seen = (issue: IssueTold, at: At): Seen | undefined => {
  const days = stepDays(issue).filter((on) => on <= at.asOf && on <= at.knownOn);
  if (days.length === 0) return undefined;
  const last = issue.steps.slice(0, days.length - 1).at(-1)?.[0];
  // Of these steps the withdrawal alone closes it.
  return { isOpen: last !== 'IssueWithdrawn', isFresh: days.some((on) => lately(on, at)) };
};

type Quiet = { readonly calm: number; readonly population: number; readonly heard: number; readonly open: number };
const NOBODY: Quiet = { calm: 0, population: 0, heard: 0, open: 0 };

const quietOf = (name: string, told: Told, { at, chart }: { at: At; chart: Chart }): Quiet => {
  const mine = told.issues.filter((issue) => chart.resolve(unit(issue.unit)) === unit(name));
  const known = mine.flatMap((issue) => {
    const one = seen(issue, at);
    return one ? [{ issue, ...one }] : [];
  });
  const open = known.filter(({ isOpen }) => isOpen);
  const speaks = told.reports.some((report) => reportSpeaks(name, report, { at, chart }));
  const population = populationOf(name);
  const isHeard = speaks || known.some(({ isOpen, isFresh }) => isOpen || isFresh);
  const weight = open.reduce((sum, { issue: { reach, intensity } }) => sum + reach * WEIGHTS[intensity], 0) / 4;
  const heard = isHeard ? population : 0;
  return { calm: isHeard ? population - Math.min(population, weight) : 0, population, heard, open: open.length };
};

const added = (some: readonly Quiet[]): Quiet =>
  some.reduce(
    (a, b) => ({
      calm: a.calm + b.calm,
      population: a.population + b.population,
      heard: a.heard + b.heard,
      open: a.open + b.open,
    }),
    NOBODY,
  );

const asShown = ({ calm, population, heard, open }: Quiet): unknown => [calm, heard, population - heard, open];

const calmIn = ({ components }: Reading): unknown => {
  const parts = components as readonly Readonly<Record<string, unknown>>[];
  const calm = parts.find(({ name }) => name === 'calm');
  return [calm?.['numerator'], calm?.['denominator'], calm?.['unheard'], calm?.['openIssues']];
};

const finish = <T>(steps: Generator<undefined, T>): T => {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};

const registersOf = (told: Told, { asOf, knownOn }: At): Registers => {
  const pair = { asOf: day(asOf), knownOn: day(knownOn) };
  const programme = {
    id: PROGRAMME,
    code: 'P',
    title: 'P',
    startsOn: day(0),
    endsOn: day(DAYS),
    units: [unit('city')],
    status: 'running',
  } as const;
  const none = { directives: [], practices: [], courses: [], reforms: [], newestStepOn: null };
  const at = told.issues.flatMap((issue, index) => issueKind.counted(recordOf(issue, index), pair) ?? []);
  return { pair, programme, ...none, issues: at };
};

const pairs = fc.array(fc.record({ asOf: fc.nat(DAYS), knownOn: fc.nat(DAYS + 40) }), { minLength: 8, maxLength: 8 });
const tops = fc.subarray([...NAMES], { minLength: 1, maxLength: 2 });

describe('who is heard, whatever was reported and raised', () => {
  let store: OpenedStore;
  let runs = 0;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(async () => store.close());

  it('is what section 12 says, at any pair, of any part of the chart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ reports, issues }), pairs, tops, async (told, asked, named) => {
        const view = `quiet.${(runs += 1)}`;
        await foldInto({ views: store.views, view }, logOf(told.reports), WHOLE);
        for (const at of asked) {
          const days = { asOf: dayOf(day(at.asOf)), knownOn: dayOf(day(at.knownOn)) };
          const rows = await store.views.sum(view, { subjects: [voicesOf(PROGRAMME)], ...days });
          const chart = CHART.on(at.asOf);
          const tree = treeOf(chart, named.map(unit));
          const population = Float64Array.from(tree.nodes, ({ code }) => populationOf(code));
          const sums = new Map([[POPULATION, new Map([['', population]])]]);
          const none = { own: blankShares(tree), subtree: blankShares(tree), total: [0, 0] } as const;
          const besides = { voices: voicesIn(PROGRAMME, rows), willing: none };
          const figures = finish(figuresOf(tree, registersOf(told, at), sums, besides));
          const cards = shownUnits(tree, (one) => chart.parentOf(one));
          const read = finish(unitReadings('readiness@2', tree, cards, figures));
          const quiet = tree.nodes.map(({ code }) => quietOf(code, told, { at, chart }));
          const below = tree.nodes.map(({ id }) =>
            added(quiet.filter((_, place) => chart.within(tree.nodes[place]?.id ?? id, id))),
          );
          expect(read.map(({ own }) => calmIn(own))).toStrictEqual(quiet.map(asShown));
          expect(read.map(({ subtree }) => calmIn(subtree))).toStrictEqual(below.map(asShown));
          expect(calmIn(totalReading('readiness@2', figures))).toStrictEqual(asShown(added(quiet)));
        }
        await store.views.drop(view);
      }),
      { numRuns: 150 },
    );
  });
});
