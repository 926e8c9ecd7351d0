import { join } from 'node:path';
import { addDays } from '../src/kernel/words/calendar-date.js';
import { type City, FIRST_RECORDED } from './city.js';
import { type Bench, type Figure, median, type Scale, sized } from './figures.js';
import { Connection } from './http-client.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';
import { Random } from './random.js';
import { figuresOf, pastPair, type Timed, timedReading } from './readings.js';

const MEASURES = ['adoption', 'readiness'] as const;

class Reader {
  constructor(
    private readonly connection: Connection,
    private readonly programme: string,
  ) {}

  /** So many readings one after another, of both measures in turn. */
  async read(count: number, queryOf: () => string): Promise<Timed[]> {
    const timed: Timed[] = [];
    for (let index = 0; index < count; index += 1)
      timed.push(await this.one(MEASURES[index % 2] ?? 'adoption', queryOf()));
    return timed;
  }

  async one(what: string, query: string): Promise<Timed> {
    return timedReading(this.connection, `/v1/programmes/${this.programme}/${what}${query}`);
  }
}

const inServer = (timed: readonly Timed[]): number[] => timed.map((one) => one.inServer);
const overHttp = (timed: readonly Timed[]): number[] => timed.map((one) => one.overHttp);

const run = async (scale: Scale, reader: Reader, city: City): Promise<readonly Figure[]> => {
  const count = sized(scale, 200, 20);
  const random = new Random(6);
  const agencies = city.units.filter(({ kind }) => kind === 'agency');
  await reader.read(20, () => '');
  const now = await reader.read(count, () => '');
  const past = await reader.read(count, () => `?${pastPair(random)}`);
  const agency = await reader.read(count, () => `?unit=${random.of(agencies).id}`);
  const from = addDays(FIRST_RECORDED, 100);
  const series = await reader.one('adoption/series', `?from=${from}&to=${addDays(from, 399)}&step=day`);
  const ofAgency = `?from=${from}&to=${addDays(from, 399)}&step=day&unit=${random.of(agencies).id}`;
  const agencySeries = await reader.one('adoption/series', ofAgency);
  return [
    ...figuresOf('in the server, at the default dates', inServer(now), 50),
    ...figuresOf('in the server, at any past pair', inServer(past), 500),
    ...figuresOf('over HTTP, one agency', overHttp(agency), 25),
    { what: 'over HTTP, all units, median', value: median(overHttp(now)), unit: 'ms' },
    { what: 'answer of all units', value: (now[0]?.bytes ?? 0) / 1_048_576, unit: 'MiB' },
    { what: 'over HTTP, a series of 400 days', value: series.overHttp, unit: 'ms' },
    { what: 'over HTTP, a series of 400 days of one agency', value: agencySeries.overHttp, unit: 'ms' },
  ];
};

/** What readings of a city cost on a server. */
export const readingFigures = async (
  scale: Scale,
  { url, token }: OwnServer,
  city: City,
): Promise<readonly Figure[]> => {
  const connection = await Connection.open(url, token);
  const figures = await run(scale, new Reader(connection, city.programme), city);
  connection.close();
  return figures;
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  const size = { units: sized(scale, 2_000, 200), staff: sized(scale, 200_000, 20_000) };
  const facts = { count: sized(scale, 600_000, 60_000), personsAtMost: 25 };
  const city = await writeCity(dataDir, { ...size, directives: 4, practices: 3, sessions: 10 }, facts);
  return withServer(dataDir, async (server) => readingFigures(scale, server, city));
};

export const reading: Bench = {
  name: 'reading',
  about:
    'adoption and readiness of a programme in turn, one reader: 2,000 units, 200,000 staff, 4 directives, 3 practices, ' +
    '10 sessions, 600,000 facts of persons over 500 days; by the Server-Timing of the answer, or by the clock of the ' +
    'client.',
  run: measure,
};
