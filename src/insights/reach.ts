import type { CalendarDate } from '../kernel/calendar-date.js';
import type { UnitId } from '../kernel/ids.js';
import { UnitAccess } from '../organisation/unit-access.queries.js';
import type { Caller } from '../platform/caller.js';
import type { Permission } from '../platform/permissions.js';
import { Problem } from '../platform/problem.js';

/** Heads and agents name a unit of theirs, as it stands on the day asked for or today; without it, 403 (api.md, 2). */
export const mustReach = async (
  access: UnitAccess,
  caller: Caller,
  permission: Permission,
  at: { readonly unit: UnitId | undefined; readonly asOf: CalendarDate },
): Promise<void> => {
  if (caller.reach(permission) === 'everywhere') return;
  if (at.unit === undefined) throw new Problem('forbidden');
  await access.mustCover(caller, permission, at.unit, [at.asOf, caller.today]);
};
