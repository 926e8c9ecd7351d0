import { Injectable } from '@nestjs/common';
import { CORRECTIONS, FACTS, ofProgramme } from '../../projections/corrections.view.js';
import { type CalendarDate, dayOf, FIRST_DAY, LAST_DAY } from '../kernel/words/calendar-date.js';
import { ratio } from '../kernel/words/exact.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { Views } from '../platform/reading/views.js';

/** Which corrections: of a programme, recorded in a span of days, as known on a day. */
export type CorrectionsWish = {
  readonly programme?: ProgrammeId | undefined;
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly knownOn: CalendarDate;
};

type Counts = { readonly facts: number; readonly corrections: number };
type Figures = Counts & { readonly perHundred: number | null };
export type Month = Figures & { readonly month: string };

const NONE: Counts = { facts: 0, corrections: 0 };

const figuresOf = ({ facts, corrections }: Counts): Figures => ({
  facts,
  corrections,
  perHundred: facts === 0 ? null : ratio(100 * corrections, facts),
});

const added = (a: Counts, b: Counts): Counts => ({
  facts: a.facts + b.facts,
  corrections: a.corrections + b.corrections,
});

/** How much of what was recorded was corrected, by month of recording. */
@Injectable()
export class CorrectionMonths {
  constructor(private readonly views: Views) {}

  async figures(wish: CorrectionsWish): Promise<{ readonly total: Figures; readonly months: readonly Month[] }> {
    const { from = FIRST_DAY, to = LAST_DAY } = wish;
    const counts = new Map<string, Counts>();
    await this.count(wish, dayOf(to), 1, counts);
    if (from > FIRST_DAY) await this.count(wish, dayOf(from) - 1, -1, counts);
    const all = [...counts].filter(([, { facts, corrections }]) => facts !== 0 || corrections !== 0);
    const months = all.map(([month, count]) => ({ month, ...figuresOf(count) }));
    return {
      total: figuresOf(all.reduce((sum, [, count]) => added(sum, count), NONE)),
      months: months.toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    };
  }

  /** Adds what was recorded until a day, or takes it off. */
  private async count(
    { programme, knownOn }: CorrectionsWish,
    until: number,
    sign: 1 | -1,
    counts: Map<string, Counts>,
  ): Promise<void> {
    const of = (subject: string): string => (programme === undefined ? subject : ofProgramme(subject, programme));
    const [facts, corrections] = [of(FACTS), of(CORRECTIONS)];
    const sums = await this.views.sum('corrections', {
      subjects: [facts, corrections],
      asOf: until,
      knownOn: dayOf(knownOn),
    });
    for (const { subject, category: month, n } of sums) {
      const counted = subject === facts ? { facts: sign * n, corrections: 0 } : { facts: 0, corrections: sign * n };
      counts.set(month, added(counts.get(month) ?? NONE, counted));
    }
  }
}
