import type { Role } from '../../../src/kernel/organisation/role.js';

type Allowed = 'public' | 'token' | readonly Role[];

const OFFICE = ['reform-office'] as const;
const OFFICERS = ['reform-office', 'complaint-officer'] as const;
const HEADS = ['reform-office', 'unit-head'] as const;
const AGENTS = ['reform-office', 'unit-head', 'agent-of-change'] as const;
const ANYONE = [
  'admin',
  'reform-office',
  'unit-head',
  'agent-of-change',
  'leadership',
  'auditor',
  'privacy-officer',
  'complaint-officer',
] as const;
const STAFF = ['admin', 'reform-office', 'unit-head', 'agent-of-change', 'auditor', 'privacy-officer'] as const;
const FIGURES = ['admin', 'reform-office', 'unit-head', 'agent-of-change', 'leadership', 'auditor'] as const;
const CASES = ['admin', 'reform-office', 'unit-head', 'leadership', 'auditor'] as const;

const all = (allowed: Allowed, routes: string): [string, Allowed][] =>
  routes
    .trim()
    .split('\n')
    .map((route) => [route.trim(), allowed]);

const CORRECTIONS = {
  programmes: ['amend', 'reopen', 'void'],
  directives: ['amend', 'restore', 'void'],
  practices: ['amend', 'restore', 'void'],
  courses: ['amend', 'restore', 'void'],
  sessions: ['amend', 'restore', 'uninvite', 'void'],
  reforms: ['amend', 'restore', 'annul', 'uncomplete', 'void'],
  'resistance-issues': ['amend', 'undo', 'void'],
  suggestions: ['amend', 'undo', 'void'],
  units: ['amend', 'undo'],
  staff: ['undo'],
} as const;

const ERASED = ['reforms', 'directives', 'sessions', 'practices', 'courses', 'resistance-issues', 'suggestions'];

const corrections = Object.entries(CORRECTIONS).flatMap(([collection, words]) =>
  words.map((word) => `POST /v1/${collection}/{id}/${word}`),
);

/** Who may ask what, as section 2 of the contract has it; routes of it that are not served yet are here too. */
export const ALLOWED: ReadonlyMap<string, Allowed> = new Map([
  ...all('public', 'GET /health/live\nGET /health/ready\nGET /metrics'),
  ...all('token', 'GET /v1/me\nPOST /v1/me/address\nPOST /v1/me/digest'),
  ...all('public', 'POST /v1/responses\nPOST /v1/responses/lookup'),
  ...all(['admin'], 'PUT /local/clock\nPOST /v1/grants\nPOST /v1/grants/{id}/revoke'),
  ...all(['admin', 'auditor'], 'GET /v1/grants\nGET /v1/grants/{id}'),
  ...all(['auditor'], 'GET /v1/events'),
  ...all(['reform-office', 'leadership', 'auditor'], 'GET /v1/corrections'),
  ...all(OFFICE, corrections.join('\n')),
  ...all(['privacy-officer'], 'POST /v1/staff/{id}/erase\nGET /v1/access-log'),
  ...all(['privacy-officer'], ERASED.map((collection) => `POST /v1/${collection}/{id}/erase`).join('\n')),
  ...all(['admin', 'reform-office', 'leadership', 'auditor'], 'GET /v1/scorecard'),
  ...all(
    ANYONE,
    `GET /v1/changes
     GET /v1/worklist
     GET /v1/units
     GET /v1/units/{id}
     GET /v1/programmes
     GET /v1/programmes/{id}
     GET /v1/reforms
     GET /v1/reforms/{id}
     GET /v1/directives
     GET /v1/directives/{id}
     GET /v1/sessions
     GET /v1/sessions/{id}
     GET /v1/practices
     GET /v1/practices/{id}
     GET /v1/courses
     GET /v1/courses/{id}
     GET /v1/surveys
     GET /v1/surveys/{id}
     GET /v1/holidays
     GET /v1/holidays/{id}`,
  ),
  ...all(OFFICERS, 'POST /v1/holidays\nPOST /v1/holidays/{id}/revoke\nPOST /v1/imports/holidays'),
  ...all(STAFF, 'GET /v1/staff\nGET /v1/staff/{id}'),
  ...all(
    CASES,
    'GET /v1/directives/{id}/standing\nGET /v1/practices/{id}/standing\nGET /v1/resistance-issues\nGET /v1/resistance-issues/{id}',
  ),
  ...all(
    FIGURES,
    `GET /v1/sessions/{id}/attendance
     GET /v1/courses/{id}/standing
     GET /v1/nil-reports
     GET /v1/nil-reports/{id}
     GET /v1/suggestions
     GET /v1/suggestions/{id}
     GET /v1/programmes/{id}/participation
     GET /v1/programmes/{id}/competency
     GET /v1/programmes/{id}/competency/series
     GET /v1/programmes/{id}/competency/explanation
     GET /v1/programmes/{id}/adoption
     GET /v1/programmes/{id}/readiness
     GET /v1/programmes/{id}/adoption/series
     GET /v1/programmes/{id}/readiness/series
     GET /v1/programmes/{id}/adoption/explanation
     GET /v1/programmes/{id}/readiness/explanation`,
  ),
  ...all(
    HEADS,
    `POST /v1/directives/{id}/acknowledgements
     POST /v1/directives/{id}/declines
     POST /v1/directives/{id}/exception-requests
     POST /v1/directives/{id}/retractions`,
  ),
  ...all(
    AGENTS,
    `POST /v1/practices/{id}/observations
     POST /v1/practices/{id}/retractions
     POST /v1/courses/{id}/completions
     POST /v1/courses/{id}/retractions
     POST /v1/sessions/{id}/attendance
     POST /v1/sessions/{id}/retractions
     POST /v1/programmes/{id}/resistance-issues
     POST /v1/programmes/{id}/nil-reports
     POST /v1/nil-reports/{id}/retract
     POST /v1/programmes/{id}/suggestions
     POST /v1/staff/lookup`,
  ),
  ...all(
    OFFICE,
    `POST /v1/units
     POST /v1/units/{id}/rename
     POST /v1/units/{id}/move
     POST /v1/units/{id}/merge
     POST /v1/units/{id}/abolish
     POST /v1/staff
     POST /v1/staff/{id}/transfer
     POST /v1/staff/{id}/depart
     POST /v1/staff/{id}/correct
     POST /v1/transfers
     POST /v1/imports/units
     POST /v1/imports/roster
     POST /v1/imports/completions
     POST /v1/programmes
     POST /v1/programmes/{id}/reschedule
     POST /v1/programmes/{id}/scope
     POST /v1/programmes/{id}/close
     POST /v1/programmes/{id}/reforms
     POST /v1/reforms/{id}/decree
     POST /v1/reforms/{id}/postpone
     POST /v1/reforms/{id}/complete
     POST /v1/reforms/{id}/cancel
     POST /v1/programmes/{id}/directives
     POST /v1/directives/{id}/revise
     POST /v1/directives/{id}/target
     POST /v1/directives/{id}/withdraw
     POST /v1/directives/{id}/exemptions
     POST /v1/programmes/{id}/sessions
     POST /v1/sessions/{id}/invite
     POST /v1/sessions/{id}/reschedule
     POST /v1/sessions/{id}/cancel
     POST /v1/programmes/{id}/practices
     POST /v1/practices/{id}/target
     POST /v1/practices/{id}/retire
     POST /v1/programmes/{id}/courses
     POST /v1/courses/{id}/target
     POST /v1/courses/{id}/retire
     POST /v1/surveys
     POST /v1/surveys/{id}/amend
     POST /v1/surveys/{id}/extend
     POST /v1/surveys/{id}/close
     POST /v1/surveys/{id}/cancel
     POST /v1/surveys/{id}/responses
     POST /v1/surveys/{id}/retractions
     POST /v1/surveys/{id}/codes
     POST /v1/surveys/{id}/codes/void
     POST /v1/trainings
     POST /v1/trainings/{id}/retract
     POST /v1/resistance-issues/{id}/acknowledge
     POST /v1/resistance-issues/{id}/diagnose
     POST /v1/resistance-issues/{id}/reassess
     POST /v1/resistance-issues/{id}/answer
     POST /v1/resistance-issues/{id}/resolve
     POST /v1/resistance-issues/{id}/accept
     POST /v1/resistance-issues/{id}/withdraw
     POST /v1/resistance-issues/{id}/duplicate
     POST /v1/resistance-issues/{id}/reopen
     POST /v1/suggestions/{id}/consider
     POST /v1/suggestions/{id}/adopt
     POST /v1/suggestions/{id}/decline
     POST /v1/suggestions/{id}/reopen`,
  ),
]);
