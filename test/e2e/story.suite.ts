import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../src/kernel/words/json.js';
import type { StoryProgress } from '../../src/story/story-player.js';
import { dataDirectory } from '../support/data-directory.js';
import type { RunningServer, StartServer } from '../support/running-server.js';
import { runCli } from '../support/server-process.js';
import { type Cleaning, Cleanup } from '../support/cleanup.js';
import { tokenOf } from '../support/tokens.js';
import { expectOf, must, mustBe } from '../support/expectation.js';
import { type Asks, explainsEveryFigure } from './explained-figures.js';

const CITY = 'examples/sawahlunto';

const MEASURES = ['adoption', 'readiness', 'competency'] as const;
type Measure = (typeof MEASURES)[number];

type Subtree = { readonly own: JsonObject; readonly subtree: JsonObject };
type ExpectedReading = {
  readonly newestFactOn: string | null;
  readonly unitsInScope: number;
  readonly total: JsonObject;
  readonly units: Readonly<Record<string, Subtree>>;
};
type Pair = {
  readonly asOf: string;
  readonly knownOn: string;
  readonly adoption: ExpectedReading;
  readonly readiness: ExpectedReading;
  /** Of the days on which there were courses. */
  readonly competency?: ExpectedReading;
  readonly standings: Readonly<Record<string, JsonObject | null>>;
};
type Reading = Pick<ExpectedReading, 'newestFactOn' | 'total'> & {
  readonly units: readonly (Subtree & { readonly unit: { readonly code: string } })[];
};
type Standing = { readonly version: number | null; readonly total: JsonObject; readonly units: readonly Json[] };
type RosterReport = {
  readonly read: number;
  readonly enrolled: number;
  readonly refused: readonly { readonly line: number; readonly code: string }[];
  readonly droppedColumns: readonly string[];
};

/** How a server is started on the stores that the city is played on, and what a command is told of them. */
export type CityStores = { readonly start: StartServer; readonly env: Readonly<Record<string, string>> };

type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
};

const jsonOf = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8')) as T;

/** A city in a data directory, asked over HTTP. */
class PlayedCity {
  private readonly tokens = new Map<string, string>();

  constructor(
    readonly data: string,
    readonly stores: CityStores,
    public server: RunningServer,
    readonly progress: StoryProgress,
  ) {}

  async ask<T>(subject: string, path: string, init: Sent = {}): Promise<T> {
    const headers = { ...init.headers, authorization: `Bearer ${await this.token(subject)}` };
    const response = await fetch(`${this.server.url}${path}`, { ...init, headers });
    const text = await response.text();
    expectOf(response.status, `${path}: ${text}`).toBe(200);
    return JSON.parse(text) as T;
  }

  idOf(name: string): string {
    const id = this.progress.ids[name];
    must(id, name);
    return id;
  }

  private async token(subject: string): Promise<string> {
    const known = this.tokens.get(subject) ?? (await tokenOf(this.data, subject));
    this.tokens.set(subject, known);
    return known;
  }
}

const shownOf = ({ newestFactOn, total, units }: Reading, named: readonly string[]): ExpectedReading => ({
  newestFactOn,
  unitsInScope: units.length,
  total,
  units: Object.fromEntries(
    units
      .filter(({ unit }) => named.includes(unit.code))
      .map(({ unit, own, subtree }) => [unit.code, { own, subtree }]),
  ),
});

const compareReading = async (
  city: PlayedCity,
  pair: Pair,
  { measure, named }: { measure: Measure; named: readonly string[] },
): Promise<void> => {
  const dates = `asOf=${pair.asOf}&knownOn=${pair.knownOn}`;
  const path = `/v1/programmes/${city.idOf('programme:pb')}/${measure}?${dates}`;
  // A unit that some reading names and this one leaves out is not on the chart at this pair.
  expect(shownOf(await city.ask<Reading>('walikota', path), named)).toStrictEqual(pair[measure]);
};

const compareExplained = async (city: PlayedCity, { asOf, knownOn }: Pair): Promise<void> => {
  const programme = `/v1/programmes/${city.idOf('programme:pb')}`;
  const ask: Asks = async (below) => city.ask('office', `${programme}/${below}`);
  await explainsEveryFigure(ask, `?asOf=${asOf}&knownOn=${knownOn}`);
};

const compareStandings = async (city: PlayedCity, { asOf, knownOn, standings }: Pair): Promise<void> => {
  for (const [name, expected] of Object.entries(standings)) {
    const path = `/v1/directives/${city.idOf(name)}/standing?asOf=${asOf}&knownOn=${knownOn}`;
    const { version, total, units } = await city.ask<Standing>('office', path);
    if (expected === null) expectOf([version, units], name).toStrictEqual([null, []]);
    else expectOf(total, name).toStrictEqual({ population: total.population, ...expected });
  }
};

const START = '2025-10-01T00:00:00Z';

const played = async (t: Cleaning, stores: CityStores): Promise<PlayedCity> => {
  const data = await dataDirectory(t);
  const server = await stores.start(t, data, ['--now', START]);
  const stories = ['story.json', 'corrections.json', 'heard.json'].map((name) => join(CITY, name));
  const progress = join(data, 'progress.json');
  const args = ['story', ...stories, '--url', server.url, '--data', data, '--progress', progress];
  const { code, stdout, stderr } = await runCli(args, stores.env);
  expectOf(code, stderr).toBe(0);
  expect(stdout).toMatch(/^played 767 of 767 steps\n/);
  return new PlayedCity(data, stores, server, (await jsonOf<{ progress: StoryProgress }>(progress)).progress);
};

const compareRosterReport = async (city: PlayedCity): Promise<void> => {
  const expected = await jsonOf<RosterReport>(join(CITY, 'roster-bad.expected.json'));
  const report = await city.ask<RosterReport>('office', '/v1/imports/roster?dryRun=true&on=2025-10-01', {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: Uint8Array.from(await readFile(join(CITY, 'roster-bad.csv'))),
  });
  expect([report.read, report.enrolled]).toStrictEqual([expected.read, expected.enrolled]);
  expect(report.refused.map(({ line, code }) => [line, code])).toStrictEqual(
    expected.refused.map(({ line, code }) => [line, code]),
  );
  expect([...report.droppedColumns].sort()).toStrictEqual([...expected.droppedColumns].sort());
};

const compareVerified = async (city: PlayedCity): Promise<void> => {
  const { code, stdout, stderr } = await runCli(['verify', '--data', city.data], city.stores.env);
  expectOf(code, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/^ledger .* 0 differences/m);
};

/** What an expectation's file holds, each pair with the units that any of them names. */
const pairsIn = (name: string): readonly (readonly [pair: Pair, named: readonly string[]])[] => {
  const { readings } = JSON.parse(readFileSync(join(CITY, name), 'utf8')) as { readings: readonly Pair[] };
  const named = [...new Set(readings.flatMap(({ adoption }) => Object.keys(adoption.units)))];
  return readings.map((pair) => [pair, named]);
};

/** The example city reads as its independent reference says. */
export const readsAsExpected = (storesFor: (t: Cleaning) => Promise<CityStores>): void => {
  const pairs = ['expected.json', 'corrections.expected.json', 'heard.expected.json'].flatMap(pairsIn);
  const cleanup = new Cleanup();
  let city: PlayedCity;

  beforeAll(async () => {
    city = await played(cleanup, await storesFor(cleanup));
  });
  afterAll(async () => cleanup.run());

  for (const [pair, named] of pairs) {
    const dates = `on ${pair.asOf}, as known on ${pair.knownOn}`;
    for (const measure of MEASURES.filter((one) => pair[one] !== undefined))
      it(`${measure} ${dates}`, async () => compareReading(city, pair, { measure, named }));
    it(`explains itself ${dates}`, async () => compareExplained(city, pair));
    it(`standings ${dates}`, async () => compareStandings(city, pair));
  }
  it('a roster with every fault', async () => compareRosterReport(city));
  it('every view agrees with the log while the server runs', async () => compareVerified(city));
  it('a restart changes nothing', async () => {
    mustBe((await city.server.stop()).code, 0);
    const now = '2026-07-31T21:00:00+07:00';
    city.server = await city.stores.start(cleanup, city.data, ['--now', now]);
    const last = pairs.at(-1);
    must(last);
    const [pair, named] = last;
    await compareReading(city, pair, { measure: 'readiness', named });
    await compareStandings(city, pair);
    expect((await city.server.stop()).code).toBe(0);
    await compareVerified(city);
  });
};
