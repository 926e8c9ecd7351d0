import { permission, READERS } from '../platform/callers/permissions.js';

/** Whoever may see readings: heads and agents of units of theirs. */
export const RESULTS_READ = permission('survey-results:read', READERS);
