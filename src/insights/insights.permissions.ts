import { permission, READERS } from '../platform/callers/permissions.js';

export const READINGS_READ = permission('readings:read', READERS);

export const STANDINGS_READ = permission(
  'standings:read',
  ['admin', 'reform-office', 'unit-head', 'leadership', 'auditor'],
  { ofPeople: true },
);

/** Of courses; agents record them, and see who completed them. */
export const COURSE_STANDINGS_READ = permission('course-standings:read', READERS, { ofPeople: true });

/** As other readings, but that it names people. */
export const COMPETENCY_READ = permission('competency:read', READERS, { ofPeople: true });

export const ATTENDANCE_READ = permission('attendance:read', READERS, { ofPeople: true });

/** Single facts of people and of what was done, where an explanation tells them; figures are for all who read them. */
export const FACTS_READ = permission('facts:read', ['reform-office', 'unit-head', 'agent-of-change']);

/** Of issues, which agents do not read. */
export const ISSUE_FACTS_READ = permission('issue-facts:read', ['reform-office', 'unit-head']);

export const EXPLANATIONS_READ = permission('explanations:read', READERS, { ofPeople: true });

/** Of complaints, which name nobody: agents have no part in them. */
export const COMPLAINT_FIGURES_READ = permission('complaint-figures:read', [
  'admin',
  'reform-office',
  'unit-head',
  'leadership',
  'auditor',
  'complaint-officer',
]);
