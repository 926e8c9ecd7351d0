import { type Career, countedIn, isInService } from '../kernel/organisation/career.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { StaffPosition } from '../kernel/organisation/position.js';
import type { RuleCode } from '../kernel/words/refusal.js';
import { tidied } from '../kernel/words/text.js';
import { fitsPosition, positionAt, type Posted } from './position.rules.js';
import { type Charts, enrolmentFault, transferFault } from './placement.rules.js';

/** What a roster says of a person; parts of the position that it does not tell are absent. */
export type Shown = { readonly unit: UnitId; readonly name: string; readonly position: StaffPosition };

/** `name` is the person's as it stands, null where it can be opened no more. */
export type KnownPerson = { readonly record: Posted; readonly name: string | null };

export type Scene = { readonly on: CalendarDate; readonly today: CalendarDate; readonly charts: Charts };

/** To another unit, or to another position in the same one. */
export type Placing = {
  readonly count: 'transferred' | 'repositioned';
  readonly unit: UnitId;
  readonly position?: StaffPosition;
};

export type ShownPlan =
  | { readonly kind: 'refused'; readonly code: RuleCode }
  | { readonly kind: 'enrolled' }
  | { readonly kind: 'known'; readonly placing: Placing | undefined; readonly renames: boolean };

const placingOf = (shown: Shown, { record }: KnownPerson, { on, charts }: Scene): Placing | undefined => {
  const here = countedIn(record.career, on, charts.onDay);
  const position = positionAt(record, on, LAST_DAY);
  const fits = fitsPosition(position, shown.position);
  const { unit } = shown;
  if (here === unit && fits) return undefined;
  return {
    count: here === unit ? 'repositioned' : 'transferred',
    unit,
    ...(fits ? {} : { position: { ...position, ...shown.position } }),
  };
};

const enrolling = (career: Career, { unit }: Shown, { on, today, charts }: Scene): ShownPlan => {
  const code = enrolmentFault(career, { unit, on, today }, charts);
  return code ? { kind: 'refused', code } : { kind: 'enrolled' };
};

const changing = (shown: Shown, person: KnownPerson, scene: Scene): ShownPlan => {
  const { on, today, charts } = scene;
  const placing = placingOf(shown, person, scene);
  const code = placing && transferFault(person.record.career, { unit: shown.unit, on, today }, charts);
  if (code) return { kind: 'refused', code };
  return { kind: 'known', placing, renames: person.name !== null && tidied(person.name) !== shown.name };
};

/**
 * What is shown changes for its person, who is undefined where nobody has the number (api.md, 5). Someone known who is
 * not in service that day, departed or not enrolled yet, is enrolled from it.
 */
export const planShown = (shown: Shown, person: KnownPerson | undefined, scene: Scene): ShownPlan => {
  const career = person?.record.career ?? [];
  return person && isInService(career, scene.on) ? changing(shown, person, scene) : enrolling(career, shown, scene);
};
