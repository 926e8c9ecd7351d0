import { ROLES } from '../kernel/organisation/role.js';
import { permission } from '../platform/callers/permissions.js';

/** Whoever holds a grant is told what waits for them, be it nothing. */
export const WORKLIST_READ = permission('worklist:read', ROLES);

/** Whom an issue without a step waits for: who takes the steps, and whose unit it is. */
export const ISSUES_WAIT = permission('worklist:issues', ['reform-office', 'unit-head']);

/** Whom a complaint waits for: whoever handles all, and whoever answers what is of their unit. */
export const COMPLAINTS_WAIT = permission('worklist:complaints', ['reform-office', 'unit-head', 'complaint-officer']);
