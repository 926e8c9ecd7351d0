import { permission } from '../platform/callers/permissions.js';

export const SUGGESTIONS_RECORD = permission('suggestions:record', ['reform-office', 'unit-head', 'agent-of-change']);

export const SUGGESTIONS_READ = permission(
  'suggestions:read',
  ['admin', 'reform-office', 'unit-head', 'agent-of-change', 'leadership', 'auditor'],
  { ofPeople: true },
);
