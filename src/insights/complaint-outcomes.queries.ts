import type { UnitId } from '../kernel/words/ids.js';
import type { ComplaintFigure, TreeFigures } from './complaint-figures.js';
import type { Tree } from './tree.js';

/** What outcomes tell of complaints (capabilities.md, 16); the rate has four decimals, null where none was answered. */
export type ComplaintOutcome = { readonly received: number; readonly onTimeRate: number | null };

/** Of all covered units together, and of each of them by its id: undefined for a unit that is not covered. */
export type ComplaintOutcomes = {
  readonly total: ComplaintOutcome;
  readonly of: (unit: UnitId) => { readonly own: ComplaintOutcome; readonly subtree: ComplaintOutcome } | undefined;
};

const outcomeOf = ({ received, onTimeRate }: ComplaintFigure): ComplaintOutcome => ({ received, onTimeRate });

export const outcomesOf = ({ tree, total, units }: TreeFigures & { readonly tree: Tree }): ComplaintOutcomes => ({
  total: outcomeOf(total),
  of: (unit) => {
    const place = tree.placeOf(unit);
    const figure = place === undefined ? undefined : units[place];
    return figure && { own: outcomeOf(figure.own), subtree: outcomeOf(figure.subtree) };
  },
});
