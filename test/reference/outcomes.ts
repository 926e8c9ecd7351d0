import { chartAt, subtreeOf } from './chart.js';
import { complaintFigures, inUnits } from './complaint-figures.js';
import { standingsAt, type Standing } from './complaints.js';
import { addDays, type Day } from './days.js';
import type { Id } from './facts.js';
import type { Asking } from './newest-facts.js';
import { publicationOf, publishedAt, type Publication } from './published-surveys.js';
import { readingOf, type Figures, type Reading } from './readings.js';
import type { Shown } from './survey-results.js';

export type Satisfaction = {
  readonly survey: Id;
  readonly closesOn: Day;
  readonly index: number | null;
  readonly band: string | null;
  readonly change: number | null;
};

export type Outcome = {
  readonly adoption: number | null;
  readonly readiness: number | null;
  readonly competency: number | null;
  readonly complaints: { readonly received: number; readonly onTimeRate: number | null };
  readonly satisfaction: Satisfaction | null;
};

const INSIDE = ['adoption', 'readiness', 'competency'] as const;

const DAYS_OF_COMPLAINTS = 90;

/** What a survey published of what is asked for, if it covered that. */
type Figure = (publication: Publication) => Shown | undefined;

const NOTHING = { index: null, band: null };

const hundredths = (index: number): number => Math.round(index * 100);

/** The newest survey that covered what is asked for, and the one before it that did. */
const satisfactionBy = (newestFirst: readonly Publication[], figure: Figure): Satisfaction | null => {
  const felt = newestFirst.flatMap((publication) => {
    const shown = figure(publication);
    return shown ? [{ ...publication.survey, ...('hidden' in shown ? NOTHING : shown) }] : [];
  });
  const [now, before] = felt;
  if (!now) return null;
  const isLike = before !== undefined && before.weights === now.weights;
  const change =
    !isLike || now.index === null || before.index === null
      ? null
      : (hundredths(now.index) - hundredths(before.index)) / 100;
  return { survey: now.survey, closesOn: now.closesOn, index: now.index, band: now.band, change };
};

const complaintsOf = (some: readonly Standing[], units: readonly Id[]): Outcome['complaints'] => {
  const { received, onTimeRate } = complaintFigures(inUnits(some, units));
  return { received, onTimeRate };
};

type Inside = Readonly<Record<(typeof INSIDE)[number], Reading>>;

const insideOf = (asking: Asking, under: Id | null): Inside => ({
  adoption: readingOf('adoption', asking, under),
  readiness: readingOf('readiness', asking, under),
  competency: readingOf('competency', asking, under),
});

const indices = (inside: Inside, of: (reading: Reading) => Figures | undefined) => ({
  adoption: of(inside.adoption)?.index ?? null,
  readiness: of(inside.readiness)?.index ?? null,
  competency: of(inside.competency)?.index ?? null,
});

export type UnitOutcome = { readonly unit: Id; readonly own: Outcome; readonly subtree: Outcome };
export type Outcomes = { readonly total: Outcome; readonly units: readonly UnitOutcome[] };

/** capabilities.md, 16: what was done inside beside what citizens felt. */
export const outcomesOf = (asking: Asking, under: Id | null): Outcomes => {
  const { known, day } = asking;
  const chart = chartAt(known, day);
  const inside = insideOf(asking, under);
  const units = inside.adoption.units.map(({ unit }) => unit);
  const complaints = standingsAt(known, day).filter(({ told }) => told.on > addDays(day, -DAYS_OF_COMPLAINTS));
  const surveys = publishedAt(asking, 'satisfaction').flatMap((survey) => publicationOf(asking, survey) ?? []);
  const rows = units.map((unit, at) => ({
    unit,
    own: {
      ...indices(inside, (reading) => reading.units[at]?.own),
      complaints: complaintsOf(complaints, [unit]),
      satisfaction: satisfactionBy(surveys, ({ own }) => own(unit)),
    },
    subtree: {
      ...indices(inside, (reading) => reading.units[at]?.subtree),
      complaints: complaintsOf(complaints, subtreeOf(chart, unit)),
      satisfaction: satisfactionBy(surveys, ({ subtree }) => subtree(unit)),
    },
  }));
  const ofAll: Figure = ({ covers, total }) => (units.some(covers) ? total : undefined);
  const total = {
    ...indices(inside, (reading) => reading.total),
    complaints: complaintsOf(complaints, units),
    satisfaction: satisfactionBy(surveys, under === null ? ofAll : ({ subtree }) => subtree(under)),
  };
  return { total, units: rows };
};
