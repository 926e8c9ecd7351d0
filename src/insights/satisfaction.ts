import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { SurveyId, UnitId } from '../kernel/words/ids.js';

/** What a survey published of some units: nothing where that would tell of few. */
export type Felt = { readonly hidden: true } | { readonly index: number | null; readonly band: string | null };

/** A satisfaction survey as it was published. */
export type Surveyed = {
  readonly survey: SurveyId;
  readonly closesOn: CalendarDate;
  readonly weights: string | undefined;
  /** Whether it covered a unit. */
  readonly covers: (unit: UnitId) => boolean;
  /** Undefined of a unit that it did not cover. */
  readonly figure: (unit: UnitId) => { readonly own: Felt; readonly subtree: Felt } | undefined;
  readonly total: Felt;
};

/** What citizens felt, by the newest survey that asked there, and how that changed (capabilities.md, 16). */
export type Satisfaction = {
  readonly survey: SurveyId;
  readonly closesOn: CalendarDate;
  /** Two decimals; null where hidden or without responses, as the band. */
  readonly index: number | null;
  readonly band: string | null;
  /** The index less that of the survey before; null where either is, or where they weigh otherwise. */
  readonly change: number | null;
};

/** A survey, and what it published of the units that are asked for. */
type Told = { readonly of: Surveyed; readonly index: number | null; readonly band: string | null };

const shownIn = (figure: Felt): Pick<Told, 'index' | 'band'> =>
  'hidden' in figure ? { index: null, band: null } : { index: figure.index, band: figure.band };

const inHundredths = (index: number): number => Math.round(index * 100);

const changeOf = (now: Told, before: Told | undefined): number | null => {
  if (!before || now.index === null || before.index === null) return null;
  if (now.of.weights !== before.of.weights) return null;
  return (inHundredths(now.index) - inHundredths(before.index)) / 100;
};

/** `figureIn`: undefined where a survey did not cover what is asked for. Null where none did. */
export const satisfactionOf = (
  newestFirst: readonly Surveyed[],
  figureIn: (survey: Surveyed) => Felt | undefined,
): Satisfaction | null => {
  const [now, before] = newestFirst.flatMap((of): Told[] => {
    const figure = figureIn(of);
    return figure ? [{ of, ...shownIn(figure) }] : [];
  });
  if (!now) return null;
  const { survey, closesOn } = now.of;
  return { survey, closesOn, index: now.index, band: now.band, change: changeOf(now, before) };
};
