import { join } from 'node:path';
import { addDays, type CalendarDate } from '../src/kernel/words/calendar-date.js';
import type { JsonObject } from '../src/kernel/words/json.js';
import { type City, type CityUnit, FIRST_RECORDED, LAST_RECORDED } from './city.js';
import { type Bench, type Figure, median, percentile, type Scale, secondsOf, sized } from './figures.js';
import { Connection } from './http-client.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';
import { Bystander, Office, timed, type Told } from './office.js';
import { recordYears } from './story.js';

const AT_A_TIME = 1_000;
const REASON = { reason: 'bench' };

/** Whoever had it would have been born in 1900. */
const NOBODYS_NIP = '190001011925011001';

type Scene = { readonly office: Office; readonly beside: Bystander };

const startsAt = (on: CalendarDate): JsonObject => ({ startsAt: `${on}T02:00:00.000Z` });

/** The day of a session that many attended. */
const sessionMoved = async (scene: Scene, { units }: City, attended: number): Promise<Figure[]> => {
  const { office } = scene;
  const day = addDays(LAST_RECORDED, -30);
  const whole = { title: 'Moved', method: 'meeting', minutes: 60, units: [units[0]?.id ?? ''] };
  const session = await office.add('sessions', { ...whole, ...startsAt(day) });
  const staff = units.flatMap((unit) => unit.staff).slice(0, attended);
  for (let from = 0; from < staff.length; from += AT_A_TIME)
    await office.post(`sessions/${session}/attendance`, { staff: staff.slice(from, from + AT_A_TIME) });
  const amend = async (on: CalendarDate): Promise<Told> =>
    office.post(`sessions/${session}/amend`, { ...REASON, ...startsAt(on) });
  const days = [addDays(day, -10), day] as const;
  return timed(`the day of a session that ${attended} attended`, scene, [
    async () => amend(days[0]),
    async () => amend(days[1]),
  ]);
};

const staffBelow = (units: readonly CityUnit[], { id }: CityUnit): number =>
  units.filter((unit) => unit.id === id || unit.parent === id).reduce((sum, { staff }) => sum + staff.length, 0);

/** A decree that merges agencies with a third of the city's staff, and so of all facts. */
const decreeAnnulled = async (scene: Scene, { units }: City): Promise<Figure[]> => {
  const { office } = scene;
  const [into, ...agencies] = units.filter(({ kind }) => kind === 'agency');
  const merged = agencies.slice(0, Math.ceil(agencies.length / 3));
  const changes = merged.map(({ id: unit }) => ({ change: 'merge', unit, into: into?.id ?? '' }));
  const effectiveOn = addDays(FIRST_RECORDED, 20);
  const wish = { kind: 'restructure', title: 'Annulled', units: [units[0]?.id ?? ''], effectiveOn, changes };
  const reform = await office.add('reforms', wish);
  const decree = async (): Promise<Told> =>
    office.post(`reforms/${reform}/decree`, { number: 'SK 1', signedOn: effectiveOn });
  await office.read((await decree()).position);
  const people = merged.reduce((sum, agency) => sum + staffBelow(units, agency), 0);
  const annul = async (): Promise<Told> => office.post(`reforms/${reform}/annul`, REASON);
  return timed(`a decree of ${changes.length} mergers, of ${people} staff, annulled`, scene, [annul, decree]);
};

/** The code of a unit of which there are years of history. */
const codeAmended = async (scene: Scene, { units }: City): Promise<Figure[]> => {
  const { office } = scene;
  const unit = units[1];
  const amend = async (code: string): Promise<Told> =>
    office.post(`units/${unit?.id ?? ''}/amend`, { ...REASON, code });
  return timed("a unit's code, under ten years of changes", scene, [
    async () => amend('ANEW'),
    async () => amend(unit?.code ?? ''),
  ]);
};

type History = { readonly history: readonly { readonly id: string; readonly kind: string }[] };

const newest = async (office: Office, path: string): Promise<string> =>
  ((await office.get(path)) as History).history.at(-1)?.id ?? '';

/** A person's transfer out of a unit and its undoing; of one whose name can be read. */
const careerUndone = async (scene: Scene, { units }: City): Promise<Figure[]> => {
  const { office } = scene;
  const [unit = '', other = ''] = units.slice(1, 3).map(({ id }) => id);
  const position = { title: 'Analis', type: 'functional', grade: 'III/a' };
  const enrolled = { nip: NOBODYS_NIP, name: 'Bench', unit, employment: 'PNS', position, on: FIRST_RECORDED };
  const { id: person, position: since } = await office.post('staff', enrolled);
  await office.read(since);
  const transfer = async (): Promise<Told> =>
    office.post(`staff/${person}/transfer`, { unit: other, on: addDays(LAST_RECORDED, -10) });
  const undo = async (): Promise<Told> =>
    office.post(`staff/${person}/undo`, { ...REASON, fact: await newest(office, `staff/${person}`) });
  return timed("a person's transfer told, and undone", scene, [transfer, undo]);
};

const read = async (office: Office, what: string, path: string): Promise<Figure[]> => {
  const taken = await office.reads(path, 50);
  return [
    { what: `${what}, median`, value: median(taken), unit: 'ms' },
    { what: `${what}, 99 of 100 within`, value: percentile(taken, 99), unit: 'ms' },
  ];
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

const run = async (scale: Scale, server: OwnServer, city: City): Promise<readonly Figure[]> => {
  const connection = await Connection.open(server.url, server.token);
  const office = new Office(connection, city.programme);
  const directive = `directives/${city.directives[0] ?? ''}`;
  const scene = { office, beside: new Bystander(server, `/v1/${directive}`) };
  const figures = [
    await acknowledged(office, city),
    ...(await read(office, 'a directive with all its facts', directive)),
    ...(await read(office, 'a unit with its years', `units/${city.units[1]?.id ?? ''}`)),
    ...(await sessionMoved(scene, city, sized(scale, 5_000, 500))),
    ...(await decreeAnnulled(scene, city)),
    ...(await codeAmended(scene, city)),
    ...(await careerUndone(scene, city)),
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
    'corrections that reach far, three of each and their mistakes anew, a small read going on beside them: 2,000 units with ten years of changes, 200,000 staff, 600,000 ' +
    'facts of persons; until the answer, and until a reading of the whole programme knows it; by the clock of the client.',
  run: measure,
};
