import { permission } from '../platform/callers/permissions.js';

/** Heads record what citizens bring to their counter. */
export const COMPLAINTS_RECEIVE = permission('complaints:receive', ['reform-office', 'unit-head', 'complaint-officer']);

export const COMPLAINTS_HANDLE = permission('complaints:handle', ['complaint-officer']);

/** Heads answer and pass on what is of their units. */
export const COMPLAINTS_ANSWER = permission('complaints:answer', ['unit-head', 'complaint-officer']);

/** The receipt; tier and steps are corrected by those who take them. */
export const COMPLAINTS_CORRECT = permission('complaints:correct', ['reform-office', 'complaint-officer']);

export const COMPLAINTS_READ = permission(
  'complaints:read',
  ['admin', 'reform-office', 'unit-head', 'leadership', 'auditor', 'complaint-officer'],
  { ofPeople: true },
);
