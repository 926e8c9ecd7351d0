import { join } from 'node:path';
import type { CourseCompleted, CourseDefined } from '../src/competency/course.events.js';
import { addDays, type CalendarDate } from '../src/kernel/words/calendar-date.js';
import { asId, type CourseId, type IssueId, type NilReportId } from '../src/kernel/words/ids.js';
import type { NilReported } from '../src/nil-reports/nil-report.events.js';
import { CAUSES, INTENSITIES, type IssueRaised, type IssueResolved } from '../src/resistance/issue.events.js';
import { type City, type CityUnit, FIRST_RECORDED } from './city.js';
import { type Bench, type Figure, median, type Scale, sized } from './figures.js';
import { Connection } from './http-client.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';
import { Random } from './random.js';
import { figuresOf, pastPair, type Timed, timedReading } from './readings.js';
import type { Recorder } from './recorder.js';
import { SEALED } from './story.js';

const DAYS = 500;
const COURSES = 4;
const WINDOW_DAYS = 365;
const PEOPLE_AT_ONCE = 25;
const LOOKED_INTO_EVERY_DAYS = 90;
const RESOLVED = 0.5;
/** Readings of each first: the process has just folded the whole log, and still collects what that left. */
const WARMING = 40;

/** Asked in turn, so that the machine is as busy for each. */
const ASKED = {
  competency: { path: 'competency', formula: '' },
  'readiness@2': { path: 'readiness', formula: 'formula=readiness@2' },
  'readiness@1': { path: 'readiness', formula: '' },
} as const;
type Name = keyof typeof ASKED;
const NAMES = Object.keys(ASKED) as Name[];

/** Facts by which people are trained, and units heard, written day by day. */
class Story {
  private readonly random = new Random(9);
  private readonly staffed: readonly CityUnit[];
  private readonly courses: readonly CourseId[];

  constructor(
    private readonly recorder: Recorder,
    private readonly city: City,
  ) {
    this.staffed = city.units.filter(({ staff }) => staff.length > 0);
    this.courses = Array.from({ length: COURSES }, () => asId<CourseId>(this.random.uuid()));
  }

  async defineCourses(): Promise<void> {
    const { programme, units: all } = this.city;
    const [units, on] = [all.slice(0, 1).map(({ id }) => id), FIRST_RECORDED];
    for (const course of this.courses) {
      const head = { course, programme, title: 'Course', hours: 8, units };
      const defined: CourseDefined = { type: 'CourseDefined', ...head, windowDays: WINDOW_DAYS, on };
      await this.recorder.record('course', course, on, [defined]);
    }
  }

  /** What some of a unit completed together. */
  async complete(on: CalendarDate): Promise<void> {
    const { random, recorder, city } = this;
    const [unit, course] = [random.of(this.staffed), random.of(this.courses)];
    const from = random.whole(0, Math.max(1, unit.staff.length - PEOPLE_AT_ONCE));
    const fact: CourseCompleted = {
      type: 'CourseCompleted',
      course,
      programme: city.programme,
      unit: unit.id,
      on,
      result: random.next() < 0.9 ? 'passed' : 'failed',
      hours: 8,
      windowDays: WINDOW_DAYS,
      source: SEALED,
      staff: unit.staff.slice(from, from + PEOPLE_AT_ONCE),
    };
    await recorder.record('course', course, on, [fact]);
  }

  async reportNothing(on: CalendarDate): Promise<void> {
    const { random, recorder, city } = this;
    const nilReport = asId<NilReportId>(random.uuid());
    const { id: unit } = random.of(this.staffed);
    const fact: NilReported = { type: 'NilReported', nilReport, programme: city.programme, unit, on };
    await recorder.record('nil-report', nilReport, on, [fact]);
  }

  /** Those that are not resolved stay open: their units are heard on any later day. */
  async raise(on: CalendarDate): Promise<void> {
    const { random, recorder, city } = this;
    const head = { issue: asId<IssueId>(random.uuid()), programme: city.programme };
    const raised: IssueRaised = {
      type: 'IssueRaised',
      ...head,
      unit: random.of(this.staffed).id,
      raisedOn: on,
      cause: random.of(CAUSES),
      reach: random.whole(1, 20),
      intensity: random.of(INTENSITIES),
      description: SEALED,
      confidential: false,
    };
    const resolved: IssueResolved = { type: 'IssueResolved', ...head, on, outcome: SEALED };
    await recorder.record('issue', head.issue, on, [raised, ...(random.next() < RESOLVED ? [resolved] : [])]);
  }
}

type Counts = { readonly completions: number; readonly nilReports: number; readonly issues: number };

/** How many of so many, spread evenly, fall on a day. */
const ofDay = (count: number, day: number): number =>
  Math.floor((count * (day + 1)) / DAYS) - Math.floor((count * day) / DAYS);

const times = async (count: number, once: () => Promise<void>): Promise<void> => {
  for (let n = 0; n < count; n += 1) await once();
};

export const recordStory =
  ({ completions, nilReports, issues }: Counts) =>
  async (recorder: Recorder, city: City): Promise<void> => {
    const story = new Story(recorder, city);
    await story.defineCourses();
    for (let day = 0; day < DAYS; day += 1) {
      const on = addDays(FIRST_RECORDED, day);
      await times(ofDay(completions / PEOPLE_AT_ONCE, day), async () => story.complete(on));
      await times(ofDay(nilReports, day), async () => story.reportNothing(on));
      await times(ofDay(issues, day), async () => story.raise(on));
    }
    await recorder.settle();
  };

type Taken = Readonly<Record<Name, Timed[]>>;

const readInTurn = async (
  connection: Connection,
  programme: string,
  { count, queryOf }: { readonly count: number; readonly queryOf: () => string },
): Promise<Taken> => {
  const taken: Taken = { competency: [], 'readiness@2': [], 'readiness@1': [] };
  for (let n = 0; n < count; n += 1) {
    const query = queryOf();
    for (const name of NAMES) {
      const { path, formula } = ASKED[name];
      const asked = [formula, query].filter((part) => part !== '').join('&');
      taken[name].push(await timedReading(connection, `/v1/programmes/${programme}/${path}?${asked}`));
    }
  }
  return taken;
};

const inServer = (timed: readonly Timed[]): number[] => timed.map((one) => one.inServer);

const shown = (when: string, taken: Taken, goal: number): Figure[] => {
  const usual = median(inServer(taken['readiness@1']));
  return [
    ...NAMES.flatMap((name) => figuresOf(`${name}, ${when}`, inServer(taken[name]), goal)),
    ...(['competency', 'readiness@2'] as const).map((name) => ({
      what: `${name} against readiness@1, ${when}, by the medians`,
      value: median(inServer(taken[name])) / usual,
      unit: '',
    })),
  ];
};

const run = async (scale: Scale, { url, token }: OwnServer, { programme }: City): Promise<readonly Figure[]> => {
  const connection = await Connection.open(url, token);
  const count = sized(scale, 300, 20);
  const random = new Random(10);
  await readInTurn(connection, programme, { count: sized(scale, WARMING, 5), queryOf: () => '' });
  const now = await readInTurn(connection, programme, { count, queryOf: () => '' });
  const past = await readInTurn(connection, programme, { count, queryOf: () => pastPair(random) });
  connection.close();
  return [...shown('at the default dates', now, 60), ...shown('at any past pair', past, 500)];
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  const [units, staff] = [sized(scale, 2_000, 200), sized(scale, 200_000, 20_000)];
  const counts = {
    completions: sized(scale, 400_000, 40_000),
    nilReports: Math.floor((units * DAYS) / LOOKED_INTO_EVERY_DAYS),
    issues: sized(scale, 2_000, 200),
  };
  const size = { units, staff, directives: 4, practices: 3, sessions: 10 };
  const facts = { count: sized(scale, 200_000, 20_000), personsAtMost: PEOPLE_AT_ONCE };
  const city = await writeCity(dataDir, size, facts, recordStory(counts));
  return withServer(dataDir, async (server) => run(scale, server, city));
};

export const competency: Bench = {
  name: 'competency',
  about:
    'competency, readiness@2 and readiness@1 of a programme in turn, one reader: 2,000 units, 200,000 staff, 4 courses ' +
    'with 400,000 completions, 11,000 nil reports and 2,000 issues, of which half are open, over 500 days, beside ' +
    '200,000 other facts of persons; by the Server-Timing of the answer.',
  run: measure,
};
