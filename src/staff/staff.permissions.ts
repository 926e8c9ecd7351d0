import { permission } from '../platform/callers/permissions.js';

export const STAFF_READ = permission(
  'staff:read',
  ['reform-office', 'unit-head', 'agent-of-change', 'privacy-officer', 'auditor', 'admin'],
  { ofPeople: true },
);

export const STAFF_NAMES = permission('staff:names', [
  'reform-office',
  'unit-head',
  'agent-of-change',
  'privacy-officer',
]);

export const STAFF_LOOKUP = permission('staff:lookup', ['reform-office', 'unit-head', 'agent-of-change']);
