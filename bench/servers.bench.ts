import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Cleanup } from '../test/support/cleanup.js';
import { EventStoreStandIn } from '../test/support/eventstore/stand-in.js';
import { Mongod } from '../test/support/mongod/mongod.js';
import { bareAppends, ownAppends } from './appends-on-server.js';
import type { City } from './city.js';
import { commandFigures } from './commands.bench.js';
import { type Bench, type Figure, type Scale, secondsOf, sized } from './figures.js';
import { withServer, writeCity } from './own-server.js';
import { readingFigures } from './reading.bench.js';

const CLI = fileURLToPath(new URL('../src/cli.js', import.meta.url));
const IN_FLIGHT = [1, 64] as const;

type Env = Readonly<Record<string, string>>;
type Stores = { readonly dataDir: string; readonly env: Env; readonly on: string };

/** The servers that the environment names, else a stand-in and a mongod of their own, and which. */
const serversFor = async (t: Cleanup): Promise<{ env: Env; named: string }> => {
  const { EVENTSTORE_URL = '', MONGODB_URL = '' } = process.env;
  const log = EVENTSTORE_URL === '' ? (await EventStoreStandIn.start(t)).url : EVENTSTORE_URL;
  const views = MONGODB_URL === '' ? (await Mongod.start(t)).url : MONGODB_URL;
  const namespace = `b${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const env = { EVENTSTORE_URL: log, MONGODB_URL: views, PENATAAN_NAMESPACE: namespace };
  const eventStore = EVENTSTORE_URL === '' ? 'a stand-in, which says nothing of EventStoreDB itself' : 'EVENTSTORE_URL';
  return {
    env,
    named: `the log on ${eventStore}; views on ${MONGODB_URL === '' ? 'a mongod of its own' : 'MONGODB_URL'}`,
  };
};

const moved = async (from: string, to: Stores, folder: string): Promise<void> => {
  const file = join(folder, 'city.ndjson');
  const run = promisify(execFile);
  await mkdir(to.dataDir);
  await copyFile(join(from, 'master.key'), join(to.dataDir, 'master.key'));
  await run(process.execPath, [CLI, 'export', file, '--with-keyring', '--data', from]);
  const env = { ...process.env, ...to.env };
  await run(process.execPath, [CLI, 'import', file, '--data', to.dataDir], { env });
};

const named = (on: string, figures: readonly Figure[]): Figure[] =>
  figures.map(({ what, value, unit }) => ({ what: `${on}: ${what}`, value, unit }));

/** Views from nothing, then commands and readings on them. */
const figuresOn = async (scale: Scale, city: City, { dataDir, env, on }: Stores): Promise<Figure[]> => {
  const facts = sized(scale, 600_000, 20_000);
  let measured: readonly Figure[] = [];
  let built = 0;
  const started = performance.now();
  await withServer(
    dataDir,
    async (server) => {
      built = (performance.now() - started) / 1_000;
      measured = [...(await commandFigures(scale, server, city)), ...(await readingFigures(scale, server, city))];
    },
    env,
  );
  return named(on, [
    { what: 'facts of persons into all views, with the start', value: facts / built, unit: '/s' },
    ...measured,
  ]);
};

const ratioOf = (figures: readonly Figure[], what: string): Figure => {
  const [embedded, servers] = ['embedded', 'servers'].map((on) => figures.find((one) => one.what === `${on}: ${what}`));
  return { what: `servers against embedded: ${what}`, value: (servers?.value ?? 0) / (embedded?.value ?? 1), unit: '' };
};

/** The adapter against the client it stands on, each in a process of its own, in turn. */
const appendFigures = async (scale: Scale, url: string): Promise<Figure[]> => {
  const count = sized(scale, 20_000, 1_000);
  const figures: Figure[] = [];
  for (const inFlight of IN_FLIGHT) {
    const asked = { url, count: inFlight === 1 ? count / 10 : count, inFlight };
    const [bare, own] = [await bareAppends(asked), await ownAppends(asked)];
    figures.push(
      { what: `appends, ${inFlight} in flight, by the client alone`, value: bare, unit: '/s' },
      { what: `appends, ${inFlight} in flight, by the adapter`, value: own, unit: '/s' },
      {
        what: `the adapter against the client, ${inFlight} in flight`,
        value: own / bare,
        unit: '',
        goal: { atLeast: 0.7 },
      },
    );
  }
  return figures;
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const cleanup = new Cleanup();
  try {
    const { env, named: which } = await serversFor(cleanup);
    console.log(`  ${which}`);
    const dataDir = join(scale.folder, 'data');
    const size = { units: sized(scale, 2_000, 200), staff: sized(scale, 200_000, 5_000) };
    const facts = { count: sized(scale, 600_000, 20_000), personsAtMost: 25 };
    const city = await writeCity(dataDir, { ...size, directives: 20, practices: 3, sessions: 10 }, facts);
    const embedded = { dataDir, env: {}, on: 'embedded' };
    const servers = { dataDir: join(scale.folder, 'moved'), env: { ...env, BENCH_ON_SERVERS: 'yes' }, on: 'servers' };
    const moving = await secondsOf(async () => moved(dataDir, servers, scale.folder));
    const figures = [...(await figuresOn(scale, city, embedded)), ...(await figuresOn(scale, city, servers))];
    await rm(dataDir, { recursive: true });
    return [
      { what: 'moved from embedded stores to servers in', value: moving, unit: 's' },
      ...(await appendFigures(scale, env['EVENTSTORE_URL'] ?? '')),
      ...figures,
      ratioOf(figures, 'durable acknowledgements, 64 connections'),
      ratioOf(figures, 'facts of persons into all views, with the start'),
      ratioOf(figures, 'in the server, at the default dates, median'),
    ];
  } finally {
    await cleanup.run();
  }
};

export const servers: Bench = {
  name: 'servers',
  about:
    'one city on embedded stores, then moved to EventStoreDB and MongoDB: views built from nothing, acknowledgements ' +
    'and readings on each; and appends by the adapter against those by the client alone.',
  run: measure,
};
