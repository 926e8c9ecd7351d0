import { permission } from '../platform/callers/permissions.js';

export const HOLIDAYS_IMPORT = permission('holidays:import', ['reform-office', 'complaint-officer']);
