import type { IssueId } from '../kernel/words/ids.js';
import type { Caller } from '../platform/callers/caller.js';
import { objectOf } from '../platform/document/read-answers.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import { SESSION_METHODS } from './session.events.js';
import type { Register } from '../registers/register.js';
import { COUNT, DATE, ID, TEXT } from '../platform/document/schemas.js';
import { END, FREE_TEXT, listOf, oneOf, RESCHEDULED, UNITS } from '../registers/schemas.js';
import { sessionKind, SESSION_STATUSES, type SessionAt } from './session.register.js';
import { ISSUES_READ } from '../resistance/issue.permissions.js';

export const SESSION = objectOf(
  {
    id: ID,
    programme: ID,
    title: TEXT,
    method: oneOf(SESSION_METHODS),
    startsAt: { type: 'string', format: 'date-time' },
    on: { ...DATE, description: 'the day of `startsAt` in the zone of the city' },
    minutes: COUNT,
    place: FREE_TEXT,
    seats: COUNT,
    units: UNITS,
    agenda: FREE_TEXT,
    answersIssues: {
      ...listOf(ID),
      description: 'ids of the issues that it answers: for whoever may read the issues of every unit',
    },
    rescheduled: RESCHEDULED,
    status: oneOf(SESSION_STATUSES),
    cancelledOn: END,
    cancelReason: FREE_TEXT,
  },
  ['place', 'seats', 'agenda', 'answersIssues', 'rescheduled', 'cancelledOn', 'cancelReason'],
);

export const SESSIONS: Register<SessionAt> = {
  ...sessionKind,
  name: 'sessions',
  day: ({ on }) => on,
  units: ({ units }) => units,
  columns: columnsOf(SESSION),
};

/** Which issues a session answers is for whoever may read the issues of every unit; void ones are none. */
export const sessionsShownTo =
  (caller: Caller, isVoid: (issue: IssueId) => boolean) =>
  ({ answersIssues, ...session }: SessionAt): object => {
    if (!answersIssues || caller.reach(ISSUES_READ) !== 'everywhere') return session;
    return { ...session, answersIssues: answersIssues.filter((issue) => !isVoid(issue)) };
  };
