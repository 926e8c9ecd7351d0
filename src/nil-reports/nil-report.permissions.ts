import { permission, READERS } from '../platform/callers/permissions.js';

export const NIL_REPORTS_RECORD = permission('nil-reports:record', ['reform-office', 'unit-head', 'agent-of-change']);

export const NIL_REPORTS_READ = permission('nil-reports:read', READERS);
