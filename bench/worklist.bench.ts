import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { JsonObject } from '../src/kernel/words/json.js';
import { type City, LAST_RECORDED } from './city.js';
import { recordStory } from './competency.bench.js';
import { recordComplaints } from './complaints.bench.js';
import { type Bench, type Figure, type Scale, secondsOf, sized } from './figures.js';
import { Connection } from './http-client.js';
import { Bystander, Office } from './office.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';
import { figuresOf, timedReading } from './readings.js';
import type { Recorder } from './recorder.js';
import { recordAddresses, recordGrants, recordSessions, recordSuggestions, type Somebody } from './waiting-story.js';

const DAYS = 500;
const LOOKED_INTO_EVERY_DAYS = 90;
const CLI = fileURLToPath(new URL('../src/cli.js', import.meta.url));

type Asking = { readonly name: string; readonly goal: number; readonly somebody: Somebody };

/** The four of whom the server of a bench makes tokens. */
const askingIn = ({ units }: City): readonly Asking[] => {
  const [root, agency] = units;
  const [one, two, three, four] = ['caller-1', 'caller-2', 'caller-3', 'caller-4'] as const;
  const headOf = (subject: string, unit: typeof root): Somebody => ({
    subject,
    role: 'unit-head',
    ...(unit ? { unit: unit.id } : {}),
  });
  return [
    { name: 'a head of 20 units', goal: 100, somebody: headOf(one, agency) },
    { name: 'a head of all units', goal: 500, somebody: headOf(two, root) },
    { name: 'the office', goal: 500, somebody: { subject: three, role: 'reform-office' } },
    { name: 'an officer without unit', goal: 500, somebody: { subject: four, role: 'complaint-officer' } },
  ];
};

/** Who is reminded: a head of each agency, then further ones. */
const headsIn = ({ units }: City, count: number): readonly Somebody[] => {
  const agencies = units.filter(({ kind }) => kind === 'agency');
  return Array.from({ length: count }, (_, n) => {
    const unit = agencies[n % agencies.length];
    return { subject: `head-${n}`, role: 'unit-head', ...(unit ? { unit: unit.id } : {}) };
  });
};

const OFFICE: readonly Somebody[] = (['admin', 'reform-office'] as const).map((role) => ({
  subject: 'local-admin',
  role,
}));

type Counts = Parameters<typeof recordStory>[0] & {
  readonly complaints: number;
  readonly sessions: number;
  readonly suggestions: number;
  readonly heads: number;
};

const recordAll =
  (counts: Counts) =>
  async (recorder: Recorder, city: City): Promise<void> => {
    const heads = headsIn(city, counts.heads);
    await recordGrants(recorder, [...OFFICE, ...askingIn(city).map(({ somebody }) => somebody), ...heads]);
    await recordAddresses(recorder, heads);
    await recordStory(counts)(recorder, city);
    await recordSessions(recorder, city, counts.sessions);
    await recordSuggestions(recorder, city, counts.suggestions);
    await recordComplaints(counts.complaints)(recorder, city);
  };

/** Where the fifth page begins; of a short list the page that is the last. */
const fifthOf = async (connection: Connection): Promise<string> => {
  let path = '/v1/worklist';
  for (let page = 1; page < 5; page += 1) {
    const { next } = JSON.parse((await connection.get(path)).body.toString()) as { next: string | null };
    if (next === null) break;
    path = `/v1/worklist?cursor=${next}`;
  }
  return path;
};

type Pages = { readonly count: number; readonly pathOf: () => Promise<string> | string };

/** Milliseconds of so many pages, by the clock of the client. */
const timed = async (connection: Connection, { count, pathOf }: Pages): Promise<number[]> => {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) taken.push((await timedReading(connection, await pathOf())).overHttp);
  return taken;
};

/** A complaint comes in, and an issue, before each page, which has to know them. */
const afterWrites = ({ programme, units }: City, office: Office): (() => Promise<string>) => {
  const received: JsonObject = { channel: 'web', text: 'Lampu jalan padam.', receivedOn: LAST_RECORDED };
  const raised: JsonObject = { cause: 'workload', reach: 3, intensity: 'low', description: 'Lembur.' };
  const unit = units[1]?.id ?? '';
  return async () => {
    await office.post('complaints', received);
    const issue = { ...raised, unit, raisedOn: LAST_RECORDED };
    const { position } = await office.post(`programmes/${programme}/resistance-issues`, issue);
    return `/v1/worklist?after=${position}`;
  };
};

type Desk = { readonly server: OwnServer; readonly city: City; readonly count: number };

/** The office's own connection lasts no longer than it is used: the server closes one that is silent. */
const withOffice = async <T>({ server, city }: Desk, work: (office: Office) => Promise<T>): Promise<T> => {
  const connection = await Connection.open(server.url, server.token);
  const done = await work(new Office(connection, city.programme));
  connection.close();
  return done;
};

const pagesOf = async (desk: Desk, { name, goal, somebody }: Asking): Promise<Figure[]> => {
  const { server, city, count } = desk;
  const connection = await Connection.open(server.url, server.others[somebody.subject] ?? '');
  const first = await timed(connection, { count: 1, pathOf: () => '/v1/worklist' });
  const fifth = await fifthOf(connection);
  const of = async (what: string, pathOf: Pages['pathOf']): Promise<Figure[]> => {
    const before = await server.used();
    const taken = await timed(connection, { count, pathOf });
    const value = (1_000 * ((await server.used()).cpuSeconds - before.cpuSeconds)) / count;
    return [
      ...figuresOf(`${name}, ${what}`, taken, goal),
      { what: `${name}, ${what}, of processors`, value, unit: 'ms' },
    ];
  };
  const figures = [
    { what: `${name}, the first time`, value: Math.max(...first), unit: 'ms' },
    ...(await of('first page', () => '/v1/worklist')),
    ...(await of('fifth page', () => fifth)),
    ...(await withOffice(desk, async (office) => of('first page, after writes', afterWrites(city, office)))),
    ...(await of('first page, at a past pair', () => `/v1/worklist?asOf=${LAST_RECORDED}&knownOn=${LAST_RECORDED}`)),
  ];
  connection.close();
  return figures;
};

/** Seconds until the digests of all that told an address are shown. */
const reminded = async (dataDir: string, { url }: OwnServer): Promise<number> => {
  const args = [CLI, 'remind', '--print', '--data', dataDir, '--url', url];
  const options = { maxBuffer: 64 * 1_024 * 1_024 };
  return secondsOf(async () => promisify(execFile)(process.execPath, args, options));
};

const run = async (dataDir: string, desk: Desk, heads: number): Promise<readonly Figure[]> => {
  const { server, city } = desk;
  const bystander = new Bystander(server, `/v1/units/${city.units[1]?.id ?? ''}`);
  const figures: Figure[] = [];
  for (const asking of askingIn(city)) figures.push(...(await pagesOf(desk, asking)));
  const connection = await Connection.open(server.url, server.others['caller-3'] ?? '');
  await bystander.beside(async () => timed(connection, { count: desk.count, pathOf: () => '/v1/worklist' }));
  connection.close();
  const seconds = await reminded(dataDir, server);
  return [
    ...figures,
    { what: "a small read beside the office's pages, 99 of 100 within", value: bystander.within(), unit: 'ms' },
    { what: `${heads} heads are reminded (--print)`, value: seconds, unit: 's', goal: { atMost: 60 } },
    { what: "the server's memory at its most", value: (await server.used()).rssMiB, unit: 'MiB' },
  ];
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  const units = sized(scale, 2_000, 200);
  const counts: Counts = {
    completions: sized(scale, 400_000, 40_000),
    nilReports: Math.floor((units * DAYS) / LOOKED_INTO_EVERY_DAYS),
    issues: sized(scale, 2_000, 200),
    complaints: sized(scale, 20_000, 2_000),
    sessions: sized(scale, 200, 20),
    suggestions: sized(scale, 2_000, 200),
    heads: sized(scale, 500, 50),
  };
  const size = { units, staff: sized(scale, 200_000, 20_000), directives: 8, practices: 3, sessions: 40 };
  const facts = { count: sized(scale, 200_000, 20_000), personsAtMost: 25 };
  const city = await writeCity(dataDir, size, facts, recordAll(counts));
  const count = sized(scale, 40, 20);
  return withServer(dataDir, async (server) => run(dataDir, { server, city, count }, counts.heads));
};

export const worklist: Bench = {
  name: 'worklist',
  about:
    'what waits for whom, one reader: 2,000 units, 200,000 staff, 8 directives, 4 courses, 20,000 complaints of which ' +
    '6,000 run, 11,000 nil reports, 2,000 issues of which half are open, 200 sessions without attendance, 2,000 ' +
    'suggestions of which a quarter wait; by the clock of the client.',
  run: measure,
};
