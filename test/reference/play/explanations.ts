import { chartAt, subtreeOf } from '../chart.js';
import type { Day } from '../days.js';
import { explaining, type Explaining, type Row } from '../explained/row.js';
import { componentsOf, rowsOf } from '../explained/rows.js';
import { addedUp, type SaidRow } from '../explained/sums.js';
import { factsOf, knownOn, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import { isBody, numberOrNull, text, textOrNull } from '../judge/fields.js';
import type { Body } from '../judge/verdict.js';
import { programmeOf } from '../programmes.js';
import { readingOf, type Figures, type Measure, type Reading } from '../readings.js';
import type { Playing } from './acceptance.js';
import { askingOf, NOT_FOUND, type Expectation } from './expected-readings.js';
import { tableFaults } from './explanation-tables.js';
import { pathToServer } from './names.js';
import type { Server } from './server.js';
import { learnEvents, tellingOf, writeOfEvent } from './told.js';

/** What is told of an explanation as a whole; its rows are judged by themselves. */
export const expectedExplanation = (log: Known, check: Check, programme: Id, measure: Measure): Expectation => {
  const { known, day } = askingOf(log, programme, check);
  const found = programmeOf(known, programme);
  if (!found) return NOT_FOUND;
  return {
    status: 200,
    body: {
      programme: { id: programme, code: found.code },
      measure: measure.split('@')[0],
      formula: measure.includes('@') ? measure : `${measure}@1`,
      asOf: day,
      knownOn: check.query['knownOn'],
      unit: check.query['unit'] ?? null,
    },
  };
};

type Asked = {
  readonly playing: Playing;
  readonly measure: Measure;
  readonly reading: Reading;
  readonly of: Explaining;
  readonly check: Check;
  readonly knownDay: Day;
};

const askedBy = (playing: Playing, check: Check): Asked => {
  const [, programme = '', name = ''] = check.path.split('/');
  const measure = (check.query['formula'] ?? name) as Measure;
  const { log } = playing;
  const reading = readingOf(measure, askingOf(log, programme, check), check.query['unit'] ?? null);
  const { asOf: day = '', knownOn: knownDay = '' } = check.query;
  const units = reading.units.map(({ unit }) => unit);
  const asksWhoIsHeard = measure === 'readiness@2';
  const of = explaining({ log, knownDay, programme, units, day, asksWhoIsHeard });
  return { playing, measure, reading, of, check, knownDay };
};

const nameOf = ({ playing, knownDay, check }: Asked, staff: Id): string =>
  check.query['unit'] === undefined
    ? ''
    : (factsOf(knownOn(playing.log, knownDay), 'named').findLast((fact) => fact.staff === staff)?.name ?? '');

const expectedText = (asked: Asked, { told, staff, why, ...row }: Row): string =>
  JSON.stringify({
    component: row.component,
    fact: row.fact,
    thing: row.thing,
    on: row.on,
    recordedOn: told.recorded,
    write: tellingOf(asked.playing, told.seq),
    unit: row.unit,
    staff: staff ?? '',
    name: staff === null ? '' : nameOf(asked, staff),
    weight: row.weight,
    counted: why === 'counts',
    why,
    count: 1,
  });

const saidText = ({ playing }: Asked, row: Body): string =>
  JSON.stringify({
    component: row['component'],
    fact: row['fact'],
    thing: row['thing'],
    on: row['on'],
    recordedOn: row['recordedOn'],
    write: writeOfEvent(playing, text(row, 'event')),
    unit: row['unit'],
    staff: text(row, 'staff'),
    name: text(row, 'name'),
    weight: row['weight'],
    counted: row['counted'],
    why: row['why'],
    count: row['count'],
  });

const tally = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const table = new Map<string, number>();
  for (const one of texts) table.set(one, (table.get(one) ?? 0) + 1);
  return table;
};

const lacking = (some: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): readonly string[] =>
  [...some].flatMap(([one, times]) => ((others.get(one) ?? 0) < times ? [one] : []));

/** Each row that is missing, and each that is not expected. */
const rowFaults = (asked: Asked, rows: readonly Body[]): readonly string[] => {
  const wanted = tally(
    rowsOf(asked.measure, asked.of, asked.check.query['component']).map((row) => expectedText(asked, row)),
  );
  const said = tally(rows.map((row) => saidText(asked, row)));
  return [
    ...lacking(wanted, said).map((one) => `.rows: expected ${one}`),
    ...lacking(said, wanted).map((one) => `.rows: got ${one}`),
  ];
};

const saidOf = (row: Body): SaidRow => ({
  component: text(row, 'component'),
  fact: text(row, 'fact'),
  thing: text(row, 'thing'),
  unit: textOrNull(row, 'unit'),
  staff: text(row, 'staff'),
  weight: numberOrNull(row, 'weight') ?? 0,
  why: text(row, 'why'),
});

type Summed = { readonly name: string; readonly units: readonly Id[]; readonly figures: Figures };

/** The figures of which every unit's part can be told: a reform has no unit of its own. */
const summedBy = ({ reading, of: { known, day } }: Asked): readonly Summed[] => {
  const chart = chartAt(known, day);
  const all = reading.units.map(({ unit }) => unit);
  return [
    { name: 'total', units: all, figures: reading.total },
    ...reading.units.flatMap(({ unit, own, subtree }) => [
      { name: `own ${unit}`, units: [unit], figures: own },
      { name: `subtree ${unit}`, units: subtreeOf(chart, unit).filter((one) => all.includes(one)), figures: subtree },
    ]),
  ];
};

const isOf = (row: SaidRow, units: readonly Id[]): boolean =>
  row.fact === 'nil-report' || row.unit === null || units.includes(row.unit);

/** What the rows add up to is what the figures say, in all and unit by unit. */
const sumFaults = (asked: Asked, rows: readonly Body[]): readonly string[] => {
  const { measure, of, check } = asked;
  const { known, day, asksWhoIsHeard } = of;
  const components = componentsOf(measure).filter((name) => (check.query['component'] ?? name) === name);
  const said = rows.map(saidOf);
  return summedBy(asked).flatMap(({ name, units, figures }) =>
    components
      .filter((component) => name === 'total' || component !== 'implemented')
      .flatMap((component) => {
        const ofIt = said.filter((row) => row.component === component && isOf(row, units));
        const sums = addedUp(component, { known, day, units, rows: ofIt }, asksWhoIsHeard);
        const shown = figures.components.find((one) => one['name'] === component);
        return Object.entries(sums)
          .filter(([figure, sum]) => shown?.[figure] !== sum)
          .map(([figure, sum]) => `${name} ${component}: ${figure} ${String(shown?.[figure])}, its rows say ${sum}`);
      }),
  );
};

export type Explained = { readonly check: Check; readonly body: Body; readonly query: Check['query'] };

/** What is wrong with the rows of an explanation, which was asked for by some query. */
export const explanationFaults = async (
  server: Server,
  playing: Playing,
  { check, body, query }: Explained,
): Promise<readonly string[]> => {
  await learnEvents(server, playing);
  const asked = askedBy(playing, check);
  const rows = Array.isArray(body['rows']) ? body['rows'].filter(isBody) : [];
  const table = await server.table(pathToServer(playing.names, check.path), query);
  return [
    ...rowFaults(asked, rows),
    ...sumFaults(asked, rows),
    ...tableFaults({ names: playing.names, chart: chartAt(asked.of.known, asked.of.day) }, rows, table),
  ];
};
