import { Injectable } from '@nestjs/common';
import { addYears, type CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { invalid } from '../platform/problems/problem.js';
import { Read } from '../platform/reading/read.js';
import { type PairQuery, Readings } from '../platform/reading/reading.js';
import type { ReadingQuery, SeriesQuery } from './insights.dto.js';
import { fileOf, FORMULAS, type FormulaName } from './formulas.js';
import type { Placed } from './places.js';
import { ProgrammeBook, VIEWS } from './programme-book.js';
import { Reach } from './reach.js';
import { readingTable, seriesTable } from './reading-tables.js';
import { MAX_POINTS, pointsOf, ProgrammeReadings, type Span } from './readings.service.js';
import { READINGS_READ } from './insights.permissions.js';

type Asked<Q> = { readonly asked: Q & { readonly id: ProgrammeId }; readonly caller: Caller };

/** What a reading tells beside the figures. */
type Also = (placed: Placed) => Promise<object>;

const NOTHING_ELSE: Also = () => Promise.resolve({});

/** Adoption, readiness and competency as they are answered, on a day and day by day. */
@Injectable()
export class MeasureReads {
  constructor(
    private readonly readings: Readings,
    private readonly books: ProgrammeBook,
    private readonly programmes: ProgrammeReadings,
    private readonly reach: Reach,
  ) {}

  async read(formula: FormulaName, { asked, caller }: Asked<ReadingQuery>, also = NOTHING_ELSE): Promise<Read> {
    const started = performance.now();
    const at = await this.readings.at(asked, VIEWS[formula]);
    const { id, unit: under, baseline } = asked;
    const book = await this.books.open(id);
    const placed = await this.books.place(book, at, under);
    await this.reach.must(caller, READINGS_READ, { unit: under, knownOn: at.knownOn });
    const figures = await this.programmes.reading({ caller, formula, book, under }, placed, baseline);
    const body = { ...figures, ...(await also(placed)) };
    const timing = `reading;dur=${(performance.now() - started).toFixed(1)}`;
    const nameUnit = await this.reach.naming(at);
    const table = () => readingTable(body, { name: fileOf(formula), pair: at, nameUnit });
    return new Read(body, at.position, table, { 'server-timing': timing });
  }

  async series(formula: FormulaName, { asked, caller }: Asked<SeriesQuery>): Promise<Read> {
    const { id, unit, from } = asked;
    const at = await this.readings.at(pairOf(asked), VIEWS[formula]);
    if (from !== undefined) mustBePoints({ from, to: at.asOf, step: asked.step ?? 'week' });
    const book = await this.books.open(id);
    const placed = await this.books.place(book, at, unit);
    await this.reach.must(caller, READINGS_READ, { unit, knownOn: at.knownOn });
    const span = spanOf(asked, placed.programme.startsOn, at.asOf);
    const points = mustBePoints(span);
    const found = await this.programmes.series({ caller, formula, book, under: unit }, placed, points);
    const { code, title } = placed.programme;
    const { measure } = FORMULAS[formula];
    const head = { programme: { id, code, title }, measure, formula, unit: unit ?? null, ...span, knownOn: at.knownOn };
    const of = { name: `${fileOf(formula)}-series`, pair: at, nameUnit: await this.reach.naming(at), unit };
    return new Read({ ...head, points: found }, at.position, () => seriesTable(found, of));
  }
}

const NOT_AFTER_TO = 'tidak sesudah to | not after to';
const TOO_MANY = `paling banyak ${MAX_POINTS} titik | at most ${MAX_POINTS} points` as const;

/** 400 where there are no such points, whatever they would tell of. */
const mustBePoints = (span: Span): readonly CalendarDate[] => {
  if (span.from > span.to) throw invalid('/query/from', NOT_AFTER_TO);
  const points = pointsOf(span);
  if (!points) throw invalid('/query/step', TOO_MANY);
  return points;
};

/** A series ends on `to`, which is the `asOf` of its last point. */
const pairOf = ({ to, knownOn, after }: SeriesQuery): PairQuery => ({
  ...(to === undefined ? {} : { asOf: to }),
  ...(knownOn === undefined ? {} : { knownOn }),
  ...(after === undefined ? {} : { after }),
});

const spanOf = ({ from, step = 'week' }: SeriesQuery, startsOn: CalendarDate, to: CalendarDate): Span => ({
  from: from ?? defaultFrom(startsOn, to),
  to,
  step,
});

/** The programme's first day, but not more than a year before `to`, and not after it. */
const defaultFrom = (startsOn: CalendarDate, to: CalendarDate): CalendarDate => {
  const yearAgo = addYears(to, -1);
  const from = startsOn < yearAgo ? yearAgo : startsOn;
  return from > to ? to : from;
};
