import { permission } from '../platform/callers/permissions.js';

/** How much was corrected, in figures. */
export const CORRECTIONS_READ = permission('corrections:read', ['reform-office', 'leadership', 'auditor'], {
  ofPeople: true,
});

/** What was corrected, thing by thing; a career's is of a person. */
export const CORRECTIONS_LIST = permission('corrections:list', ['reform-office', 'auditor'], { ofPeople: true });
