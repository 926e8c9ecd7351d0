import { permission } from '../platform/callers/permissions.js';

export const NIL_REPORTS_RECORD = permission('nil-reports:record', ['reform-office', 'unit-head', 'agent-of-change']);

export const NIL_REPORTS_READ = permission('nil-reports:read', [
  'admin',
  'reform-office',
  'unit-head',
  'agent-of-change',
  'leadership',
  'auditor',
]);
