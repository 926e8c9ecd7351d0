import { expectOf } from '../support/expectation.js';
import { CorrectedCity } from '../support/http/corrected.js';

export type ByUnit<F> = readonly { readonly unit: { readonly code: string }; readonly own: F; readonly subtree: F }[];

type Counts = Readonly<Record<'population' | 'trained' | 'lapsed' | 'failed' | 'outstanding', number>>;
type Standing = {
  readonly course: string;
  readonly total: Counts;
  readonly units: ByUnit<Counts>;
  readonly people?: readonly { readonly staff: string; readonly standing: string; readonly on: string | null }[];
};
type Part = Readonly<Record<string, number | string | null>>;
type Figure = { readonly index: number | null; readonly band: string | null; readonly components: readonly Part[] };
type Reading = {
  readonly formula: string;
  readonly newestFactOn: string | null;
  readonly total: Figure & { readonly change: number };
  readonly units: ByUnit<Figure>;
  readonly people?: readonly { readonly staff: string; readonly name: string; readonly hours: number }[];
  readonly points: readonly Figure[];
};

/** As numbers: population, trained, lapsed, failed, outstanding. */
export const counted = ({ population, trained, lapsed, failed, outstanding }: Counts): number[] => [
  population,
  trained,
  lapsed,
  failed,
  outstanding,
];

/** Of each component what counts and of how many. */
export const shares = ({ components }: Pick<Figure, 'components'>): unknown[] =>
  components.map(({ name, numerator, denominator }) => [name, numerator, denominator]);

type Paths = {
  readonly programme: string;
  readonly service: string;
  readonly filing: string;
  readonly training: string;
};

/** Two courses, of the whole city for 20 days and of unit A for good, with completions; and a training. */
export class LearningDesk {
  private constructor(
    readonly office: CorrectedCity,
    readonly paths: Paths,
  ) {}

  static async open(): Promise<LearningDesk> {
    const paths = { programme: '', service: '', filing: '', training: '' };
    const office = await CorrectedCity.open(async ({ server, ids }) => {
      const span = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
      const programme = { code: 'PK-2026', title: 'Peningkatan kompetensi', ...span, units: [ids.root] };
      paths.programme = `/v1/programmes/${await server.create('/v1/programmes', programme)}`;
      const courses = `${paths.programme}/courses`;
      const create = async (body: object): Promise<string> =>
        `/v1/courses/${await server.create(courses, { on: '2026-01-05', ...body })}`;
      const tell = async (course: string, staff: string, result: string, on: string): Promise<unknown> =>
        server.write(`${course}/completions`, { unit: ids.root, staff: [staff], on, result, source: 'sertifikat' });
      paths.service = await create({ title: 'Pelayanan prima', hours: 12, windowDays: 20, units: [ids.root] });
      paths.filing = await create({ title: 'Kearsipan', hours: 8, units: [ids.a] });
      await tell(paths.service, ids.ana, 'passed', '2026-02-01');
      await tell(paths.service, ids.budi, 'failed', '2026-02-05');
      await tell(paths.service, ids.budi, 'passed', '2026-02-25');
      await tell(paths.service, ids.citra, 'failed', '2026-02-20');
      await tell(paths.filing, ids.ana, 'passed', '2026-02-10');
      const elsewhere = { title: 'Diklat provinsi', hours: 20, on: '2026-02-15', staff: [ids.dewi] };
      paths.training = `/v1/trainings/${await server.create('/v1/trainings', elsewhere)}`;
    });
    return new LearningDesk(office, paths);
  }

  get reading(): string {
    return `${this.paths.programme}/competency`;
  }

  async standing(query = '', as?: string): Promise<Standing> {
    return this.asked(`${this.paths.service}/standing?${query}`, as);
  }

  /** Of competency, or of what is below it. */
  async read(query = '', as?: string, below = ''): Promise<Reading> {
    return this.asked(`${this.reading}${below}?${query}`, as);
  }

  private async asked<T>(path: string, as?: string): Promise<T> {
    const answer = await this.office.city.server.read(path, as === undefined ? {} : { as });
    expectOf(answer.status, `${path} ${answer.text}`).toBe(200);
    return answer.json as unknown as T;
  }
}
