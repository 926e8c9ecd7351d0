import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { addDays, addMonths, type CalendarDate } from '../kernel/calendar-date.js';
import type { UnitId } from '../kernel/ids.js';
import type { Pair } from '../kernel/pair.js';
import { FORMULAS, type MeasureName, type Reading } from './measures.js';
import { type Book, ProgrammeBook } from './programme-book.js';
import { shownUnits, totalReading, unitReadings } from './unit-readings.js';

export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

export type Span = { readonly from: CalendarDate; readonly to: CalendarDate; readonly step: Step };

/** How many points a series has at most. */
export const MAX_POINTS = 400;

const nth = ({ from, step }: Span, index: number): CalendarDate => {
  if (step === 'month') return addMonths(from, index);
  return addDays(from, step === 'week' ? 7 * index : index);
};

/** Every day, 7th day or same day of the month from `from`, and `to`; undefined where they are too many. */
export const pointsOf = (span: Span): CalendarDate[] | undefined => {
  const points: CalendarDate[] = [];
  for (let index = 0; index <= MAX_POINTS; index += 1) {
    const on = nth(span, index);
    if (on >= span.to) return points.length < MAX_POINTS ? [...points, span.to] : undefined;
    points.push(on);
  }
  return undefined;
};

/** A point of a series: as a reading's total, without its journey. */
const pointOf = (on: CalendarDate, { journey: _, weightAvailable: __, ...reading }: Reading): object => ({
  on,
  ...reading,
});

/** The readings of a programme (api.md, 4). */
@Injectable()
export class ProgrammeReadings {
  constructor(private readonly books: ProgrammeBook) {}

  async reading(measure: MeasureName, book: Book, pair: Pair, under?: UnitId): Promise<object> {
    const { registers, chart, tree, figures, newestFactOn } = await this.books.figures(book, pair, under);
    const { id, code, title } = registers.programme;
    const units = shownUnits(tree, (unit) => chart.parentOf(unit));
    return {
      programme: { id, code, title },
      measure,
      formula: FORMULAS[measure].formula,
      asOf: pair.asOf,
      knownOn: pair.knownOn,
      newestFactOn,
      total: totalReading(measure, figures),
      units: unitReadings(measure, tree, units, figures),
    };
  }

  /** One after another, so that a long series leaves room for other reads. */
  async series(
    measure: MeasureName,
    book: Book,
    wanted: {
      readonly points: readonly CalendarDate[];
      readonly knownOn: CalendarDate;
      readonly under?: UnitId;
    },
  ): Promise<object[]> {
    const { points: days, ...known } = wanted;
    const points: object[] = [];
    for await (const figures of this.books.figuresOn(book, days, known)) {
      const on = days[points.length];
      if (on !== undefined) points.push(pointOf(on, totalReading(measure, figures)));
      await setImmediate();
    }
    return points;
  }
}
