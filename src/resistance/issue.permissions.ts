import { permission } from '../platform/callers/permissions.js';

export const RESISTANCE_RAISE = permission('resistance:raise', ['reform-office', 'unit-head', 'agent-of-change']);

export const ISSUES_READ = permission('issues:read', ['admin', 'reform-office', 'unit-head', 'leadership', 'auditor'], {
  ofPeople: true,
});
