import { join } from 'node:path';
import type { City } from './city.js';
import { type Bench, type Figure, median, percentile, type Scale, sized } from './figures.js';
import { Connection } from './http-client.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';

const CONNECTIONS = 64;
const ROUNDS = 5;
const PER_SECOND = 500;
const SIZE = { units: 200 + 1, directives: 20, practices: 1, sessions: 1 };

type Wish = { readonly directive: string; readonly body: string; readonly key: string };

/** Each person acknowledges each directive once; neighbours are of different directives. */
function* wishesOf({ units, directives }: City): Generator<Wish> {
  const people = units.flatMap(({ id: unit, staff }) => staff.map((person) => ({ unit, person })));
  for (let count = 0; count < people.length * directives.length; count += 1) {
    const one = people[count % people.length];
    const round = Math.floor(count / people.length);
    const directive = directives[(count + round) % directives.length] ?? '';
    if (one)
      yield {
        directive,
        body: JSON.stringify({ unit: one.unit, staff: [one.person], how: 'read' }),
        key: `bench-${count}`,
      };
  }
}

type Load = { readonly connections: readonly Connection[]; readonly wishes: Iterator<Wish, undefined> };

const post = async (connection: Connection, { wishes }: Load, path: (directive: string) => string): Promise<void> => {
  const { value: wish } = wishes.next();
  if (!wish) throw new Error('everybody has answered everything');
  const { status, body } = await connection.post(path(wish.directive), wish.body, wish.key);
  if (status !== 200) throw new Error(`answered with ${status}: ${body.toString()}`);
};

/** So many requests a second as the connections get answered, each sending its next one at once. */
const closedLoop = async (load: Load, count: number, path: (directive: string) => string): Promise<number> => {
  let left = count;
  const started = performance.now();
  await Promise.all(
    load.connections.map(async (connection) => {
      while (left-- > 0) await post(connection, load, path);
    }),
  );
  return count / ((performance.now() - started) / 1000);
};

/** Milliseconds from when each request was due, whether or not those before it were answered. */
const openLoop = async (load: Load, seconds: number, path: (directive: string) => string): Promise<number[]> => {
  const free = [...load.connections];
  const waiting: ((connection: Connection) => void)[] = [];
  const latencies: number[] = [];
  const started = performance.now();
  const one = async (due: number): Promise<void> => {
    const connection = free.pop() ?? (await new Promise<Connection>((resolve) => waiting.push(resolve)));
    await post(connection, load, path);
    latencies.push(performance.now() - due);
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  };
  const running: Promise<void>[] = [];
  while (running.length < PER_SECOND * seconds) {
    const due = started + (running.length * 1000) / PER_SECOND;
    if (due <= performance.now()) running.push(one(due));
    else await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(running);
  return latencies;
};

type Side = { readonly perSecond: number; readonly cpuMicros: number };

const side = async (server: OwnServer, count: number, work: () => Promise<number>): Promise<Side> => {
  const before = (await server.used()).cpuSeconds;
  const perSecond = await work();
  return { perSecond, cpuMicros: (((await server.used()).cpuSeconds - before) * 1e6) / count };
};

const middle = (sides: readonly Side[]): Side => ({
  perSecond: median(sides.map((one) => one.perSecond)),
  cpuMicros: median(sides.map((one) => one.cpuMicros)),
});

const loadOn = async ({ url, token }: OwnServer, city: City): Promise<Load> => ({
  connections: await Promise.all(Array.from({ length: CONNECTIONS }, async () => Connection.open(url, token))),
  wishes: wishesOf(city),
});

const acknowledge = (directive: string): string => `/v1/directives/${directive}/acknowledgements`;
const empty = (directive: string): string => `/v1/bench/${directive}/acknowledgements`;

/** What commands cost on a server, beside empty posts. */
export const commandFigures = async (scale: Scale, server: OwnServer, city: City): Promise<readonly Figure[]> => {
  const load = await loadOn(server, city);
  const nothing = { ...load, wishes: wishesOf(city) };
  const count = sized(scale, 20_000, 1_000);
  const [commands, empties]: [Side[], Side[]] = [[], []];
  await closedLoop(load, count, acknowledge);
  for (let round = 0; round < ROUNDS; round += 1) {
    empties.push(await side(server, count, async () => closedLoop(nothing, count, empty)));
    commands.push(await side(server, count, async () => closedLoop(load, count, acknowledge)));
  }
  const latencies = await openLoop(load, sized(scale, 20, 5), acknowledge);
  for (const connection of load.connections) connection.close();
  const ratios = commands.map(({ perSecond }, round) => perSecond / (empties[round]?.perSecond ?? Number.NaN));
  const [command, nothingDone] = [middle(commands), middle(empties)];
  return [
    { what: `durable acknowledgements, ${CONNECTIONS} connections`, value: command.perSecond, unit: '/s' },
    { what: 'empty posts, validated alike, by the same server', value: nothingDone.perSecond, unit: '/s' },
    { what: 'commands against empty posts', value: median(ratios), unit: '', goal: { atLeast: 0.7 } },
    { what: 'time of all processors, a command', value: command.cpuMicros, unit: 'µs' },
    { what: 'time of all processors, an empty post', value: nothingDone.cpuMicros, unit: 'µs' },
    { what: `answered at ${PER_SECOND} a second, median`, value: median(latencies), unit: 'ms' },
    {
      what: `answered at ${PER_SECOND} a second, 99 of 100 within`,
      value: percentile(latencies, 99),
      unit: 'ms',
      goal: { atMost: 25 },
    },
  ];
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  const size = { ...SIZE, staff: sized(scale, 20_000, 2_000) };
  const city = await writeCity(dataDir, size, { count: 1, personsAtMost: 1 });
  return withServer(dataDir, async (server) => commandFigures(scale, server, city));
};

export const commands: Bench = {
  name: 'commands',
  about:
    'acknowledgements of one person each, keyed, over 20 directives, each durable when answered, against the same ' +
    'server answering posts of the same body that it validates alike (guard, DTO, key) and forgets; load from another ' +
    'process; five rounds in turn. Then at a fixed rate, from when each was due.',
  run: measure,
};
