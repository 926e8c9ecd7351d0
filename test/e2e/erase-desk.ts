import type { Asked } from '../support/http/city-server.js';
import { BEFORE, CorrectedCity, SINCE } from '../support/http/corrected.js';
import { type Ids, SUBJECTS } from '../support/http/small-city.js';

/** Stands in every free text that is told, and in nothing else. */
export const MARK = 'Zqxrahasia';
/** Stands in what is told later. */
export const LATER = 'Zqxlagi';
export const mark = (of: string): string => `${MARK} ${of}`;

/** A thing with texts: where it is, and a text that is told of it later. */
export type Told = {
  readonly collection: string;
  readonly path: string;
  readonly title: readonly [field: string, value: string];
  readonly later: readonly [word: string, body: object];
};

type Writes = readonly (readonly [word: string, body: object])[];

type Recipe = Omit<Told, 'path'> & {
  readonly create: readonly [collection: string, body: object];
  readonly writes: Writes;
};

const recipes = ({ root, a, ana, budi }: Ids): readonly Recipe[] => [
  {
    collection: 'reforms',
    title: ['title', 'Izin usaha'],
    create: [
      'reforms',
      {
        kind: 'simplification',
        title: 'Izin usaha',
        units: [a],
        effectiveOn: '2026-02-01',
        reason: mark('alasan'),
        before: { steps: 9, days: 9 },
        after: { steps: 3, days: 3 },
      },
    ],
    writes: [
      ['decree', { number: '7/2026', signedOn: '2026-02-02' }],
      ['complete', { evidence: mark('bukti') }],
      ['uncomplete', { reason: mark('belum selesai') }],
    ],
    later: ['complete', { evidence: LATER, reason: undefined }],
  },
  {
    collection: 'directives',
    title: ['reference', 'SE-7'],
    create: [
      'directives',
      { title: 'Edaran baru', reference: 'SE-7', units: [root], issuedOn: '2026-01-05', dueOn: '2026-01-30' },
    ],
    writes: [
      ['declines', { unit: root, staff: [ana], on: '2026-01-20', reason: mark('penolakan') }],
      ['revise', { issuedOn: '2026-02-02', dueOn: '2026-03-01', summary: mark('ringkasan') }],
      ['target', { units: [a], on: '2026-02-10', reason: mark('sasaran') }],
    ],
    later: ['withdraw', { on: '2026-03-01', reason: LATER }],
  },
  {
    collection: 'sessions',
    title: ['title', 'Rapat besar'],
    create: [
      'sessions',
      {
        title: 'Rapat besar',
        method: 'meeting',
        minutes: 60,
        units: [root],
        startsAt: '2026-02-20T09:00:00+07:00',
        agenda: mark('agenda'),
        place: mark('tempat'),
      },
    ],
    writes: [
      ['reschedule', { startsAt: '2026-02-21T09:00:00+07:00', reason: mark('pindah') }],
      ['attendance', { staff: [ana, budi] }],
      ['retractions', { staff: [budi], reason: mark('tidak hadir') }],
    ],
    later: ['amend', { place: LATER }],
  },
  {
    collection: 'practices',
    title: ['title', 'Cara baru'],
    create: ['practices', { title: 'Cara baru', description: mark('uraian'), units: [root], on: '2026-01-05' }],
    writes: [
      ['observations', { unit: root, staff: [ana], on: '2026-02-01', grade: 'B', source: mark('sumber') }],
      ['target', { units: [a], reason: mark('sasaran') }],
    ],
    later: ['amend', { description: LATER }],
  },
  {
    collection: 'resistance-issues',
    title: ['cause', 'workload'],
    create: [
      'resistance-issues',
      {
        unit: a,
        raisedOn: '2026-02-02',
        cause: 'workload',
        reach: 1,
        intensity: 'low',
        description: mark('keluhan'),
      },
    ],
    writes: [
      ['answer', { on: '2026-02-20', kind: 'talk', note: mark('catatan') }],
      ['resolve', { on: '2026-02-21', outcome: mark('hasil') }],
    ],
    later: ['reopen', { on: '2026-02-25', reason: LATER }],
  },
  {
    collection: 'suggestions',
    title: ['source', 'visit'],
    create: [
      'suggestions',
      { unit: a, receivedOn: '2026-02-02', source: 'visit', text: mark('usul'), from: mark('pengusul') },
    ],
    writes: [
      ['decline', { on: '2026-02-10', reason: mark('mahal') }],
      ['reopen', { on: '2026-02-11', reason: mark('lagi') }],
      ['adopt', { on: '2026-02-12', note: mark('baik') }],
    ],
    later: ['amend', { text: LATER }],
  },
];

/** A city with one thing more of each kind, in whose every text is the mark; it is the day after. */
export class EraseDesk {
  private constructor(
    readonly office: CorrectedCity,
    readonly things: readonly Told[],
  ) {}

  static async open(): Promise<EraseDesk> {
    const things: Told[] = [];
    const office = await CorrectedCity.open(async ({ server, ids }) => {
      const below = `/v1/programmes/${ids.programme}`;
      for (const { create, writes, ...thing } of recipes(ids)) {
        const path = `/v1/${create[0]}/${await server.create(`${below}/${create[0]}`, create[1])}`;
        for (const [word, body] of writes) await server.write(`${path}/${word}`, body);
        things.push({ ...thing, path });
      }
    });
    return new EraseDesk(office, things);
  }

  /** By the privacy officer, unless somebody else asks. */
  async erase(path: string, asked: Asked = {}): Promise<string> {
    return this.office.told(`${path}/erase`, {}, { as: SUBJECTS['privacy-officer'], ...asked });
  }

  /** What the office reads of a thing, by itself and in its list. */
  async shown({ path, collection }: Told, known = SINCE, as: string = SUBJECTS['reform-office']): Promise<string> {
    const { server } = this.office.city;
    const one = await server.read(`${path}?${known}`, { as });
    const list = await server.read(`/v1/${collection}?limit=200&${known}`, { as });
    return [one, list].map(({ status, text }) => `${status} ${text}`).join('\n');
  }

  /** As `shown`, to everybody who has a role, whatever was known when. */
  async shownToAll(thing: Told): Promise<string> {
    const asked = Object.values(SUBJECTS).flatMap((as) => [BEFORE, SINCE].map((known) => [known, as] as const));
    return (await Promise.all(asked.map(async ([known, as]) => this.shown(thing, known, as)))).join('\n');
  }

  /** What the history of a thing tells, one word a row. */
  async kinds(path: string): Promise<unknown[]> {
    return (await this.office.history(path)).map((row) => (row as readonly unknown[])[0]);
  }

  async close(): Promise<void> {
    await this.office.close();
  }
}
