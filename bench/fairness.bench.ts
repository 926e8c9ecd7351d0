import { join } from 'node:path';
import { addDays } from '../src/kernel/words/calendar-date.js';
import { type City, FIRST_RECORDED } from './city.js';
import { type Bench, type Figure, median, percentile, type Scale, sized } from './figures.js';
import { Connection } from './http-client.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';
import { Random } from './random.js';

const PAUSE_MS = 5;

type Latencies = { readonly reads: number[]; readonly writes: number[] };

const timed = async (into: number[], ask: () => Promise<{ readonly status: number }>): Promise<void> => {
  const started = performance.now();
  const { status } = await ask();
  if (status !== 200) throw new Error(`answered with ${status}`);
  into.push(performance.now() - started);
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
};

/** One reader of single things and one writer, each with a connection of its own, one request after another. */
const smallOnes = async ({ url, token }: OwnServer, city: City, milliseconds: number): Promise<Latencies> => {
  const [reader, writer] = [await Connection.open(url, token), await Connection.open(url, token)];
  const random = new Random(8);
  const latencies: Latencies = { reads: [], writes: [] };
  const until = performance.now() + milliseconds;
  const reading = async (): Promise<void> => {
    while (performance.now() < until) {
      const paths = [`units/${random.of(city.units).id}`, `directives/${random.of(city.directives)}`];
      await timed(latencies.reads, async () => reader.get(`/v1/${random.of(paths)}`));
    }
  };
  const writing = async (): Promise<void> => {
    for (let count = 0; performance.now() < until; count += 1) {
      const { id: unit, staff } = random.of(city.units.slice(1));
      const body = JSON.stringify({ unit, staff: [random.of(staff)], on: addDays(FIRST_RECORDED, 400), how: 'read' });
      const path = `/v1/directives/${random.of(city.directives)}/acknowledgements`;
      await timed(latencies.writes, async () => writer.post(path, body, `fairness-${milliseconds}-${count}`));
    }
  };
  await Promise.all([reading(), writing()]);
  for (const connection of [reader, writer]) connection.close();
  return latencies;
};

/** Each client asks for a long answer again as soon as it has one, until told to stop; how long each took. */
const besideLongOnes = async (server: OwnServer, path: string, small: () => Promise<Latencies>) => {
  const stop = new AbortController();
  const taken: number[] = [];
  const clients = Object.values(server.others).map(async (token) => {
    const connection = await Connection.open(server.url, token);
    while (!stop.signal.aborted) await timed(taken, async () => connection.get(path));
    connection.close();
  });
  const latencies = await small();
  stop.abort();
  await Promise.all(clients);
  return { ...latencies, taken };
};

const grantAll = async ({ url, token, others }: OwnServer): Promise<void> => {
  const connection = await Connection.open(url, token);
  for (const subject of Object.keys(others)) {
    await connection.post('/v1/grants', JSON.stringify({ subject, role: 'leadership' }), `grant-${subject}`);
  }
  connection.close();
};

const figuresOf = (beside: string, { reads, writes }: Latencies): Figure[] => [
  { what: `a small read, ${beside}, median`, value: median(reads), unit: 'ms' },
  {
    what: `a small read, ${beside}, 99 of 100 within`,
    value: percentile(reads, 99),
    unit: 'ms',
    goal: { atMost: 100 },
  },
  { what: `a write, ${beside}, median`, value: median(writes), unit: 'ms' },
  { what: `a write, ${beside}, 99 of 100 within`, value: percentile(writes, 99), unit: 'ms', goal: { atMost: 250 } },
];

const run = async (scale: Scale, server: OwnServer, city: City): Promise<readonly Figure[]> => {
  await grantAll(server);
  const seconds = sized(scale, 20, 5);
  const from = addDays(FIRST_RECORDED, 100);
  const programme = `/v1/programmes/${city.programme}`;
  const alone = await smallOnes(server, city, 5_000);
  const series = `${programme}/adoption/series?from=${from}&to=${addDays(from, 399)}&step=day`;
  const besideSeries = await besideLongOnes(server, series, async () => smallOnes(server, city, seconds * 1_000));
  const reading = `${programme}/readiness?asOf=${addDays(from, 300)}`;
  const besideReadings = await besideLongOnes(server, reading, async () => smallOnes(server, city, seconds * 1_001));
  return [
    ...figuresOf('alone', alone),
    ...figuresOf('beside four series', besideSeries),
    { what: 'a series of 400 days, beside three others, median', value: median(besideSeries.taken), unit: 'ms' },
    ...figuresOf('beside four readings', besideReadings),
    { what: 'a reading of all units, beside three others, median', value: median(besideReadings.taken), unit: 'ms' },
  ];
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  const size = { units: sized(scale, 2_000, 2_000), staff: sized(scale, 200_000, 20_000) };
  const facts = { count: sized(scale, 600_000, 60_000), personsAtMost: 25 };
  const city = await writeCity(dataDir, { ...size, directives: 4, practices: 3, sessions: 10 }, facts);
  return withServer(dataDir, async (server) => run(scale, server, city));
};

export const fairness: Bench = {
  name: 'fairness',
  about:
    'one reader of single things and one writer of acknowledgements, each pausing 5 ms between requests, alone and ' +
    'beside four clients of different callers that ask for 400-day series of a programme over 2,000 units, or for its ' +
    'readings, without a pause; 200,000 staff, 600,000 facts of persons; by the clock of the client.',
  run: measure,
};
