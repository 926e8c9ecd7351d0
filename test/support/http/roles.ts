import type { Role } from '../../../src/kernel/organisation/role.js';
import { OFFICE_ROUTES } from './office-routes.js';

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

const ERASED = [
  'reforms',
  'directives',
  'sessions',
  'practices',
  'courses',
  'resistance-issues',
  'suggestions',
  'complaints',
];

/** What complaint officers alone do with a complaint. */
const STEPS = ['verify', 'return', 'complete', 'forward', 'reject', 'withdraw', 'close', 'reopen', 'undo'];

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
  ...all(OFFICERS, 'POST /v1/complaints/{id}/amend\nPOST /v1/complaints/{id}/void'),
  ...all(['reform-office', 'unit-head', 'complaint-officer'], 'POST /v1/complaints'),
  ...all(['unit-head', 'complaint-officer'], 'POST /v1/complaints/{id}/assign\nPOST /v1/complaints/{id}/answer'),
  ...all([...CASES, 'complaint-officer'], 'GET /v1/complaints\nGET /v1/complaints/{id}\nGET /v1/complaints/figures'),
  ...all(['complaint-officer'], STEPS.map((word) => `POST /v1/complaints/{id}/${word}`).join('\n')),
  ...all(STAFF, 'GET /v1/staff\nGET /v1/staff/{id}'),
  ...all(
    CASES,
    'GET /v1/directives/{id}/standing\nGET /v1/practices/{id}/standing\nGET /v1/resistance-issues\nGET /v1/resistance-issues/{id}',
  ),
  ...all(
    FIGURES,
    `GET /v1/sessions/{id}/attendance
     GET /v1/courses/{id}/standing
     GET /v1/surveys/{id}/results
     GET /v1/nil-reports
     GET /v1/nil-reports/{id}
     GET /v1/suggestions
     GET /v1/suggestions/{id}
     GET /v1/programmes/{id}/participation
     GET /v1/programmes/{id}/outcomes
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
  ...all(OFFICE, OFFICE_ROUTES),
]);
