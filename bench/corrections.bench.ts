import { join } from 'node:path';
import { addDays, type CalendarDate } from '../src/kernel/words/calendar-date.js';
import type { JsonObject } from '../src/kernel/words/json.js';
import { type City, type CityUnit, FIRST_RECORDED, LAST_RECORDED } from './city.js';
import { type Bench, type Figure, median, type Scale, secondsOf, sized } from './figures.js';
import { Connection } from './http-client.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';
import { recordYears } from './story.js';

const ROUNDS = 3;
const AT_A_TIME = 1_000;
const REASON = { reason: 'bench' };

type Told = { readonly id: string; readonly position: string };

/** The office at work: what it sends is answered with 200 or 201, or the bench ends. */
class Office {
  private sent = 0;

  constructor(
    private readonly connection: Connection,
    private readonly programme: string,
  ) {}

  async post(path: string, body: JsonObject): Promise<Told> {
    this.sent += 1;
    const answer = await this.connection.post(`/v1/${path}`, JSON.stringify(body), `corrections-${this.sent}`);
    const text = answer.body.toString();
    if (answer.status >= 300) throw new Error(`${path} answered with ${answer.status}: ${text}`);
    return JSON.parse(text) as Told;
  }

  async add(things: string, body: JsonObject): Promise<string> {
    return (await this.post(`programmes/${this.programme}/${things}`, body)).id;
  }

  /** How long it is until a reading of the whole programme knows a write. */
  async read(position: string): Promise<void> {
    const { status } = await this.connection.get(`/v1/programmes/${this.programme}/readiness?after=${position}`);
    if (status !== 200) throw new Error(`the reading answered with ${status}`);
  }
}

type Timed = { readonly answered: number; readonly shown: number };

/** Each time the correction, and what makes the mistake again; the worst of them. */
const timed = async (office: Office, correct: () => Promise<Told>, again: () => Promise<Told>): Promise<Timed> => {
  const all: Timed[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let position = '';
    const answered = await secondsOf(async () => void ({ position } = await correct()));
    const shown = answered + (await secondsOf(async () => office.read(position)));
    all.push({ answered, shown });
    await office.read((await again()).position);
  }
  const worst = (of: (one: Timed) => number): number => Math.max(...all.map(of));
  return { answered: worst(({ answered }) => answered), shown: worst(({ shown }) => shown) };
};

const figuresOf = (what: string, { answered, shown }: Timed): Figure[] => [
  { what: `${what}: answered`, value: 1000 * answered, unit: 'ms', goal: { atMost: 1_000 } },
  { what: `${what}: in a reading of all`, value: 1000 * shown, unit: 'ms', goal: { atMost: 10_000 } },
];

const startsAt = (on: CalendarDate): JsonObject => ({ startsAt: `${on}T02:00:00.000Z` });

/** The day of a session that many attended. */
const sessionMoved = async (office: Office, { units }: City, attended: number): Promise<Figure[]> => {
  const day = addDays(LAST_RECORDED, -30);
  const whole = { title: 'Moved', method: 'meeting', minutes: 60, units: [units[0]?.id ?? ''] };
  const session = await office.add('sessions', { ...whole, ...startsAt(day) });
  const staff = units.flatMap((unit) => unit.staff).slice(0, attended);
  for (let from = 0; from < staff.length; from += AT_A_TIME)
    await office.post(`sessions/${session}/attendance`, { staff: staff.slice(from, from + AT_A_TIME) });
  const amend = async (on: CalendarDate): Promise<Told> =>
    office.post(`sessions/${session}/amend`, { ...REASON, ...startsAt(on) });
  const moved = await timed(
    office,
    async () => amend(addDays(day, -10)),
    async () => amend(day),
  );
  return figuresOf(`the day of a session that ${attended} attended`, moved);
};

const staffBelow = (units: readonly CityUnit[], { id }: CityUnit): number =>
  units.filter((unit) => unit.id === id || unit.parent === id).reduce((sum, { staff }) => sum + staff.length, 0);

/** A decree that merges agencies with a third of the city's staff, and so of all facts. */
const decreeAnnulled = async (office: Office, { units }: City): Promise<Figure[]> => {
  const [into, ...agencies] = units.filter(({ kind }) => kind === 'agency');
  const merged = agencies.slice(0, Math.ceil(agencies.length / 3));
  const changes = merged.map(({ id: unit }) => ({ change: 'merge', unit, into: into?.id ?? '' }));
  const effectiveOn = addDays(FIRST_RECORDED, 20);
  const wish = { kind: 'restructure', title: 'Annulled', units: [units[0]?.id ?? ''], effectiveOn, changes };
  const reform = await office.add('reforms', wish);
  const decree = async (): Promise<Told> =>
    office.post(`reforms/${reform}/decree`, { number: 'SK 1', signedOn: effectiveOn });
  await office.read((await decree()).position);
  const annulled = await timed(office, async () => office.post(`reforms/${reform}/annul`, REASON), decree);
  const people = merged.reduce((sum, agency) => sum + staffBelow(units, agency), 0);
  return figuresOf(`the decree of ${changes.length} mergers of agencies with ${people} staff, annulled`, annulled);
};

/** The code of a unit of which there are years of history. */
const codeAmended = async (office: Office, { units }: City): Promise<Figure[]> => {
  const unit = units[1];
  const amend = async (code: string): Promise<Told> =>
    office.post(`units/${unit?.id ?? ''}/amend`, { ...REASON, code });
  const amended = await timed(
    office,
    async () => amend('ANEW'),
    async () => amend(unit?.code ?? ''),
  );
  return figuresOf("a unit's code, under ten years of changes", amended);
};

/** What one person's acknowledgement takes, beside which the corrections stand. */
const acknowledged = async (office: Office, city: City): Promise<Figure> => {
  const directive = city.directives[0] ?? '';
  const taken: number[] = [];
  for (const unit of city.units.slice(1, 60)) {
    const body = { unit: unit.id, staff: unit.staff.slice(0, 1), on: LAST_RECORDED, how: 'read' };
    taken.push(await secondsOf(async () => office.post(`directives/${directive}/acknowledgements`, body)));
  }
  return { what: 'an acknowledgement of one person, median', value: 1000 * median(taken), unit: 'ms' };
};

const run = async (scale: Scale, { url, token }: OwnServer, city: City): Promise<readonly Figure[]> => {
  const connection = await Connection.open(url, token);
  const office = new Office(connection, city.programme);
  const figures = [
    await acknowledged(office, city),
    ...(await sessionMoved(office, city, sized(scale, 5_000, 500))),
    ...(await decreeAnnulled(office, city)),
    ...(await codeAmended(office, city)),
  ];
  connection.close();
  return figures;
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  const size = { units: sized(scale, 2_000, 200), staff: sized(scale, 200_000, 20_000) };
  const facts = { count: sized(scale, 600_000, 60_000), personsAtMost: 25 };
  const city = await writeCity(dataDir, { ...size, directives: 4, practices: 3, sessions: 10 }, facts, recordYears);
  return withServer(dataDir, async (server) => run(scale, server, city));
};

export const corrections: Bench = {
  name: 'corrections',
  about:
    'corrections that reach far, the worst of three each: 2,000 units with ten years of changes, 200,000 staff, 600,000 ' +
    'facts of persons; until the answer, and until a reading of the whole programme knows it; by the clock of the client.',
  run: measure,
};
