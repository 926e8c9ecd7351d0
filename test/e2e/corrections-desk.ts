import type { Answer } from '../support/caller.js';
import { SmallCity, SUBJECTS } from '../support/http/small-city.js';

export const CORRECTIONS = '/v1/corrections';
export const reason = 'Salah ketik.';
/** The days on which the office that is played corrects itself. */
export const NEXT_DAY = '2026-03-03';
export const NEXT_MONTH = '2026-04-07';

export type Row = {
  readonly id: string;
  readonly recordedAt: string;
  readonly kind: string;
  readonly of: string;
  readonly thing: string;
  readonly programme: string | null;
  readonly unit: string | null;
  readonly moved: number;
};

/** A small city, whose corrections the auditor reads. */
export class CorrectionsDesk {
  private constructor(readonly city: SmallCity) {}

  static async open(): Promise<CorrectionsDesk> {
    return new CorrectionsDesk(await SmallCity.open());
  }

  async close(): Promise<void> {
    await this.city.close();
  }

  /** The morning of a later day. */
  async comes(day: string): Promise<void> {
    await this.city.server.write('/local/clock', { now: `${day}T02:00:00Z` }, { method: 'PUT' });
  }

  /** What is answered to somebody, all that was recorded in it. */
  async answered(query = '', as: string = SUBJECTS.auditor): Promise<Answer> {
    return this.city.server.read(`${CORRECTIONS}${query}`, { as });
  }

  async rows(query = ''): Promise<readonly Row[]> {
    return (await this.answered(query)).json['items'] as unknown as readonly Row[];
  }

  /** Each as a line: what was done to what, and how much it moved. */
  async lines(query = ''): Promise<string[]> {
    return (await this.rows(query)).map(({ kind, of, moved }) => `${kind} ${of} ${moved}`);
  }

  /** The last one as a line. */
  async last(): Promise<string | undefined> {
    return (await this.lines()).at(-1);
  }
}

type Played = { readonly desk: CorrectionsDesk; readonly other: string; readonly facts: number };

/** An office that corrects itself on two days; how many facts there were before it began. */
export const played = async (): Promise<Played> => {
  const desk = await CorrectionsDesk.open();
  const { server, ids } = desk.city;
  const { total } = (await desk.answered()).json as unknown as { total: { facts: number } };
  const staff = [ids.ana, ids.budi, ids.citra];
  await server.write(`/v1/sessions/${ids.session}/attendance`, { staff });
  const answer = { unit: ids.root, staff, on: '2026-02-10', how: 'read' };
  await server.write(`/v1/directives/${ids.directive}/acknowledgements`, answer);
  await server.write(`/v1/practices/${ids.practice}/observations`, {
    unit: ids.root,
    staff: [ids.ana, ids.budi],
    on: '2026-02-11',
    grade: 'B',
    source: 'Berkas',
  });
  const launched = { code: 'PB-2', title: 'Lain', startsOn: '2026-01-01', endsOn: '2026-12-31', units: [ids.root] };
  const other = await server.create('/v1/programmes', launched);
  await desk.comes(NEXT_DAY);
  await server.write(`/v1/sessions/${ids.session}/amend`, { startsAt: '2026-02-19T09:00:00+07:00', reason });
  await server.write(`/v1/directives/${ids.directive}/retractions`, { unit: ids.root, staff: [ids.ana], reason });
  await server.write(`/v1/practices/${ids.practice}/retractions`, {
    unit: ids.root,
    staff: [ids.ana, ids.budi],
    on: '2026-02-11',
    reason,
  });
  await server.write(`/v1/resistance-issues/${ids.issue}/amend`, { unit: ids.b, reason });
  await server.write(`/v1/programmes/${other}/void`, { reason });
  await desk.comes(NEXT_MONTH);
  await server.write(`/v1/units/${ids.c}/amend`, { code: 'CC', reason });
  await server.write(`/v1/staff/${ids.ana}/correct`, { name: 'Anatolia Q.', reason });
  await server.write(`/v1/resistance-issues/${ids.issue}/void`, { reason });
  return { desk, other, facts: total.facts };
};
