import { join } from 'node:path';
import { type Tier, TIERS } from '../src/complaints/complaint.events.js';
import type { DomainEvent } from '../src/kernel/facts/decider.js';
import { addDays, type CalendarDate } from '../src/kernel/words/calendar-date.js';
import { asId, type ComplaintId } from '../src/kernel/words/ids.js';
import { type City, FIRST_RECORDED, LAST_RECORDED } from './city.js';
import { type Bench, type Figure, type Scale, secondsOf, sized } from './figures.js';
import { Connection } from './http-client.js';
import { Bystander, Office } from './office.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';
import { Random } from './random.js';
import { figuresOf, pastPair, timedReading } from './readings.js';
import type { Recorder } from './recorder.js';
import { SEALED } from './story.js';

const LIST = '/v1/complaints';
const PATH = `${LIST}/figures`;
const DAYS = 500;

/** As long as what a citizen writes. */
const TEXT = { ...SEALED, box: 'A'.repeat(800) };

type Draw = { readonly random: Random; readonly city: City; readonly receivedOn: CalendarDate };

/** Received, verified, and most of them passed on, answered and closed. */
const factsOf = ({ random, city, receivedOn }: Draw, complaint: ComplaintId): DomainEvent[] => {
  const tier: Tier = random.of(TIERS);
  const on = (days: number): CalendarDate => addDays(receivedOn, days);
  const received = {
    type: 'ComplaintReceived',
    complaint,
    receivedOn,
    channel: 'web',
    text: TEXT,
    confidential: false,
  };
  const { id: unit } = random.of(city.units);
  const verified = { type: 'ComplaintVerified', complaint, on: on(random.whole(0, 5)), tier, unit };
  if (random.next() < 0.1) return [received];
  const assigned = { type: 'ComplaintAssigned', complaint, on: on(6), unit: random.of(city.units).id, reason: TEXT };
  const answered = { type: 'ComplaintAnswered', complaint, on: on(6 + random.whole(0, 30)), text: TEXT };
  if (random.next() < 0.2) return [received, verified];
  return [received, verified, ...(random.next() < 0.3 ? [assigned] : []), answered];
};

export const recordComplaints =
  (count: number) =>
  async (recorder: Recorder, city: City): Promise<void> => {
    const random = new Random(7);
    for (let n = 0; n < count; n += 1) {
      const receivedOn = addDays(FIRST_RECORDED, Math.floor((n * DAYS) / count));
      const complaint = asId<ComplaintId>(random.uuid());
      const recordedOn = addDays(receivedOn, 40);
      await recorder.record('complaint', complaint, recordedOn, factsOf({ random, city, receivedOn }, complaint));
    }
    await recorder.settle();
  };

/** Milliseconds in the server, of so many readings. */
const timed = async (connection: Connection, count: number, queryOf: () => string): Promise<number[]> => {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    taken.push((await timedReading(connection, `${PATH}${queryOf()}`)).inServer);
  }
  return taken;
};

const ALL = `from=${FIRST_RECORDED}`;
const LAST = addDays(LAST_RECORDED, 40);

/** A complaint comes in before each reading, which has to know it. */
const afterWrites = async (office: Office, connection: Connection, count: number): Promise<number[]> => {
  const taken: number[] = [];
  const body = { receivedOn: LAST_RECORDED, channel: 'web', text: 'Lampu jalan padam.' };
  for (let n = 0; n < count; n += 1) {
    const { position } = await office.post('complaints', body);
    taken.push(...(await timed(connection, 1, () => `?asOf=${LAST}&after=${position}&${ALL}`)));
  }
  return taken;
};

const MARCH = 'from=2025-03-01&to=2025-03-31';

/** Lists of which most complaints are not, a page of each in turn. */
const PAGES = [
  MARCH,
  'tier=light',
  'late=false',
  `${MARCH}&tier=supervisory&status=answered`,
  'status=verified&asOf=2025-06-30&knownOn=2025-06-30',
];

/** Somebody who reads every complaint, but no text, as the texts of the bench are sealed by nobody. */
const somebody = async ({ url, token, others }: OwnServer): Promise<Connection> => {
  const admin = await Connection.open(url, token);
  const given = await admin.post('/v1/grants', JSON.stringify({ subject: 'caller-1', role: 'leadership' }), 'grant');
  if (given.status !== 201) throw new Error(`answered with ${given.status}`);
  admin.close();
  return Connection.open(url, others['caller-1'] ?? '');
};

/** Milliseconds by the clock of the client. */
const timedPages = async (server: OwnServer, count: number): Promise<number[]> => {
  const [connection, taken]: [Connection, number[]] = [await somebody(server), []];
  for (let n = 0; n < count; n += 1)
    taken.push((await timedReading(connection, `${LIST}?${PAGES[n % PAGES.length] ?? ''}`)).overHttp);
  connection.close();
  return taken;
};

const run = async (scale: Scale, server: OwnServer, city: City): Promise<readonly Figure[]> => {
  const connection = await Connection.open(server.url, server.token);
  const bystander = new Bystander(server, `/v1/units/${city.units[1]?.id ?? ''}`);
  const office = new Office(connection, city.programme);
  const [count, random] = [sized(scale, 100, 20), new Random(8)];
  const first = await bystander.beside(async () => secondsOf(async () => timed(connection, 1, () => `?asOf=${LAST}`)));
  const beside = bystander.within();
  const all = await bystander.beside(async () => timed(connection, count, () => `?asOf=${LAST}&${ALL}`));
  const agencies = city.units.filter(({ kind }) => kind === 'agency');
  const figures = [
    { what: 'the first reading, asked for at once, which finds all complaints', value: first, unit: 's' },
    { what: 'a small read beside it, 99 of 100 within', value: beside, unit: 'ms' },
    ...figuresOf('all of them, in the server', all, 100),
    { what: 'a small read beside these, 99 of 100 within', value: bystander.within(), unit: 'ms' },
    ...figuresOf(
      'all of them, at any past pair',
      await timed(connection, count, () => `?${pastPair(random)}&${ALL}`),
      100,
    ),
    ...figuresOf('of 90 days', await timed(connection, count, () => `?asOf=${LAST_RECORDED}`), 100),
    ...figuresOf(
      'of one agency',
      await timed(connection, count, () => `?asOf=${LAST}&${ALL}&unit=${random.of(agencies).id}`),
      100,
    ),
    ...figuresOf('all of them, with one that has just come in', await afterWrites(office, connection, count), 100),
    ...figuresOf('a page of a list', await timedPages(server, count), 100),
    { what: "the server's memory at its most", value: (await server.used()).rssMiB, unit: 'MiB' },
  ];
  connection.close();
  return figures;
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  const size = { units: sized(scale, 2_000, 200), staff: 2_000, directives: 1, practices: 1, sessions: 1 };
  const count = sized(scale, 200_000, 10_000);
  const city = await writeCity(dataDir, size, { count: 0, personsAtMost: 1 }, recordComplaints(count));
  return withServer(dataDir, async (server) => run(scale, server, city));
};

export const complaints: Bench = {
  name: 'complaints',
  about:
    'figures of complaints, one reader: 2,000 units, 200,000 complaints received over 500 days, 3 facts each; by the ' +
    'Server-Timing of the answer, or by the clock of the client; lists by that clock.',
  run: measure,
};
