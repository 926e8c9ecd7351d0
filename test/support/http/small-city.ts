import { textOf } from '../caller.js';
import { type Asked, CityServer } from './city-server.js';

/** Monday morning in Jakarta. */
export const NOW = '2026-03-02T02:00:00Z';
export const TODAY = '2026-03-02';
const BEGAN = '2020-01-01';

/** Made-up people: no name or number like these stands anywhere else. */
export const PEOPLE = {
  ana: { name: 'Anatolia Qirmizi', nip: '190103052005031009', unit: 'a' },
  budi: { name: 'Budiharjo Wexler', nip: '190204062005032018', unit: 'a1' },
  citra: { name: 'Citrawati Zvonko', nip: '190305072005031027', unit: 'b' },
  dewi: { name: 'Dewangga Yttrium', nip: '190406082005032036', unit: 'c' },
} as const;

type UnitName = 'root' | 'a' | 'a1' | 'b' | 'c';
type PersonName = keyof typeof PEOPLE;
type ThingName =
  | 'programme'
  | 'directive'
  | 'session'
  | 'practice'
  | 'course'
  | 'reform'
  | 'issue'
  | 'holiday'
  | 'nilReport'
  | 'suggestion'
  | 'survey'
  | 'complaint';

export type Ids = Readonly<Record<UnitName | PersonName | ThingName, string>>;

/** Who has which role; whoever is not here has a token and no grant. */
export const SUBJECTS = {
  admin: 'subject-admin',
  'reform-office': 'subject-office',
  'unit-head': 'subject-head-a',
  'agent-of-change': 'subject-agent-a',
  leadership: 'subject-leadership',
  auditor: 'subject-auditor',
  'privacy-officer': 'subject-privacy',
  'complaint-officer': 'subject-officer',
} as const;
export const HEAD_B = 'subject-head-b';
export const NOBODY = 'subject-nobody';

const units = async (server: CityServer): Promise<Record<UnitName, string>> => {
  const establish = async (code: string, kind: string, parent: string | null): Promise<string> =>
    server.create('/v1/units', { code, name: `Unit ${code}`, kind, parent, on: BEGAN });
  const root = await establish('ROOT', 'city', null);
  const a = await establish('A', 'agency', root);
  const b = await establish('B', 'agency', root);
  return { root, a, a1: await establish('A1', 'section', a), b, c: await establish('C', 'agency', root) };
};

const staff = async (server: CityServer, all: Record<UnitName, string>): Promise<Record<PersonName, string>> => {
  const enrol = async (who: PersonName): Promise<string> => {
    const { nip, name, unit } = PEOPLE[who];
    const position = { title: 'Analis', type: 'functional' };
    return server.create('/v1/staff', { nip, name, unit: all[unit], employment: 'PNS', position, on: '2021-01-04' });
  };
  return { ana: await enrol('ana'), budi: await enrol('budi'), citra: await enrol('citra'), dewi: await enrol('dewi') };
};

const things = async (
  server: CityServer,
  { root, a, c }: Record<UnitName, string>,
): Promise<Record<ThingName, string>> => {
  const programme = await server.create('/v1/programmes', {
    code: 'PB-2026',
    title: 'Penataan',
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    units: [root],
  });
  const below = `/v1/programmes/${programme}`;
  const dates = { issuedOn: '2026-01-05', dueOn: '2026-01-30' };
  const span = { startsAt: '2026-02-20T09:00:00+07:00', minutes: 60 };
  const procedure = { before: { steps: 9, days: 9 }, after: { steps: 3, days: 3 } };
  const raised = { unit: a, raisedOn: '2026-02-02', cause: 'workload', reach: 1, intensity: 'low' };
  return {
    programme,
    directive: await server.create(`${below}/directives`, {
      title: 'Edaran',
      reference: 'SE-1',
      units: [root],
      ...dates,
    }),
    session: await server.create(`${below}/sessions`, { title: 'Forum', method: 'forum', units: [root], ...span }),
    practice: await server.create(`${below}/practices`, { title: 'Alur baru', units: [root], on: '2026-01-05' }),
    course: await server.create(`${below}/courses`, { title: 'Bimtek', hours: 8, units: [root], on: '2026-01-05' }),
    reform: await server.create(`${below}/reforms`, {
      kind: 'simplification',
      title: 'Izin',
      units: [a],
      effectiveOn: '2026-02-01',
      ...procedure,
    }),
    issue: await server.create(`${below}/resistance-issues`, { ...raised, description: 'Terlalu banyak.' }),
    survey: await server.create('/v1/surveys', {
      kind: 'satisfaction',
      title: 'SKM',
      units: [root],
      opensOn: '2026-03-01',
      closesOn: '2026-12-31',
    }),
    complaint: await server.create('/v1/complaints', {
      receivedOn: '2026-02-26',
      channel: 'counter',
      text: 'Antre terlalu lama.',
    }),
    holiday: await server.create('/v1/holidays', { on: '2026-03-19', name: 'Nyepi' }),
    nilReport: await server.create(`${below}/nil-reports`, { unit: c, on: '2026-02-03' }),
    suggestion: await server.create(`${below}/suggestions`, {
      unit: a,
      receivedOn: '2026-02-02',
      source: 'letter',
      text: 'Loket dibuka lebih pagi.',
    }),
  };
};

const grants = async (server: CityServer, { a, b }: Record<UnitName, string>): Promise<void> => {
  for (const [role, subject] of Object.entries(SUBJECTS)) {
    const unit = role === 'unit-head' || role === 'agent-of-change' ? { unit: a } : {};
    await server.write('/v1/grants', { subject, role, ...unit, from: '2026-01-01' });
  }
  await server.write('/v1/grants', { subject: HEAD_B, role: 'unit-head', unit: b, from: '2026-01-01' });
};

/** A city of five units and four people, with one thing of each kind, and a subject for every role. */
export class SmallCity {
  private constructor(
    readonly server: CityServer,
    readonly ids: Ids,
  ) {}

  static async open(now = NOW): Promise<SmallCity> {
    const server = await CityServer.open(now);
    const all = await units(server);
    const people = await staff(server, all);
    const made = await things(server, all);
    await grants(server, all);
    const city = new SmallCity(server, { ...all, ...people, ...made });
    await city.settle();
    return city;
  }

  /** Waits until every view holds everything recorded so far. */
  async settle(): Promise<void> {
    const { server, ids } = this;
    const paths = ['/v1/staff', '/v1/reforms', `/v1/programmes/${ids.programme}/readiness`];
    for (const { status, text } of await Promise.all(paths.map(async (path) => server.read(path)))) {
      if (status !== 200) throw new Error(text);
    }
  }

  async close(): Promise<void> {
    await this.server.close();
  }

  /** A path with the id of the thing that there is of its kind. */
  there(path: string): string {
    const { ids } = this;
    const kinds: Readonly<Record<string, string>> = {
      staff: ids.ana,
      programmes: ids.programme,
      reforms: ids.reform,
      directives: ids.directive,
      sessions: ids.session,
      practices: ids.practice,
      courses: ids.course,
      'resistance-issues': ids.issue,
      surveys: ids.survey,
      holidays: ids.holiday,
      'nil-reports': ids.nilReport,
      suggestions: ids.suggestion,
      complaints: ids.complaint,
    };
    return path.replace('{id}', kinds[path.split('/')[2] ?? ''] ?? ids.a);
  }

  /** The status of an answer, with its code where it has one: `409 unit-ended`. */
  async says(path: string, asked: Asked): Promise<string> {
    const answer = await this.server.ask(path, asked);
    return `${answer.status} ${textOf(answer, 'code')}`.trim();
  }

  /** An acknowledgement as told by somebody. */
  async acknowledges(as: string, wish: { unit: string; staff: string[]; on?: string }): Promise<string> {
    const path = `/v1/directives/${this.ids.directive}/acknowledgements`;
    return this.says(path, { as, body: { how: 'read', on: TODAY, ...wish } });
  }
}
