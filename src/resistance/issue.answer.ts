import type { SessionId } from '../kernel/words/ids.js';
import { objectOf, titled } from '../platform/document/read-answers.js';
import { CAUSES, INTENSITIES, ISSUE_ANSWER_KINDS, type IssueStep } from './issue.events.js';
import { ISSUE_STATUSES, type IssueAt, type IssueStepFact } from './issue.register.js';
import { COUNT, DATE, ID } from '../platform/document/schemas.js';
import { FREE_TEXT, listOf, oneOf } from '../registers/schemas.js';
import { SEVERITIES, severityOf } from './severity.register.js';

/** Each step by the name of the request that takes it. */
const STEP_NAMES = {
  IssueAcknowledged: 'acknowledge',
  IssueDiagnosed: 'diagnose',
  IssueReassessed: 'reassess',
  IssueAnswered: 'answer',
  IssueResolved: 'resolve',
  IssueAccepted: 'accept',
  IssueWithdrawn: 'withdraw',
  IssueFoundDuplicate: 'duplicate',
  IssueReopened: 'reopen',
} as const satisfies Readonly<Record<IssueStep['type'], string>>;

const ASSESSED = { cause: oneOf(CAUSES), reach: COUNT, intensity: oneOf(INTENSITIES) };

const STEP = titled(
  'IssueStep',
  objectOf(
    {
      step: { ...oneOf(Object.values(STEP_NAMES)), description: 'which step, by the request that takes it' },
      on: DATE,
      recordedOn: DATE,
      ...ASSESSED,
      kind: { ...oneOf(ISSUE_ANSWER_KINDS), description: 'answer: how it was answered' },
      session: ID,
      note: FREE_TEXT,
      outcome: FREE_TEXT,
      reason: FREE_TEXT,
      of: ID,
    },
    ['cause', 'reach', 'intensity', 'kind', 'session', 'note', 'outcome', 'reason', 'of'],
  ),
);

const WHERE_PERMITTED = 'what happens: for the reform office, and for heads in their units';
const STEPS = 'for those and for auditors, who are shown no text';

export const ISSUE = objectOf(
  {
    id: ID,
    programme: ID,
    unit: { ...ID, description: 'the id of the unit as named when it was raised' },
    raisedOn: DATE,
    status: oneOf(ISSUE_STATUSES),
    ...ASSESSED,
    severity: oneOf(SEVERITIES),
    description: { ...FREE_TEXT, description: WHERE_PERMITTED },
    confidential: { type: 'boolean', description: `whether whoever raised it is stored nowhere: ${STEPS}` },
    steps: { ...listOf(STEP), description: `the steps taken, in order: ${STEPS}` },
  },
  ['description', 'confidential', 'steps'],
);

/** A void session that answered is as if it had not. */
const detailsOf = (event: IssueStep, isVoid: IssueShown['isVoid']): object => {
  const { type: _type, issue: _issue, programme: _programme, on: _on, ...details } = event;
  if (!('session' in details) || details.session === undefined || !isVoid(details.session)) return details;
  const { session: _session, ...rest } = details;
  return rest;
};

const stepShown = ({ recordedOn, event }: IssueStepFact, isVoid: IssueShown['isVoid']): object => ({
  step: STEP_NAMES[event.type],
  on: event.on,
  recordedOn,
  ...detailsOf(event, isVoid),
});

const isText = (name: string): boolean => ['note', 'outcome', 'reason'].includes(name);

const withoutTexts = (step: object): object =>
  Object.fromEntries(Object.entries(step).filter(([name]) => !isText(name)));

/** How much of an issue is shown: figures, how it went as well, or what was written, too. */
export type IssueShowing = 'figures' | 'steps' | 'texts';

/** What is known beside an issue when it is shown. */
export type IssueShown = {
  /** Of its unit on the day it was raised. */
  readonly population: number;
  readonly showing: IssueShowing;
  /** Tells of a session that it should never have been recorded: then nothing links to it. */
  readonly isVoid: (session: SessionId) => boolean;
};

/** An issue as it is answered: figures, and more only where that is permitted. */
export const issueShown = (issue: IssueAt, { population, showing, isVoid }: IssueShown): object => {
  const { id, programme, unit, raisedOn, status, cause, reach, intensity } = issue;
  const figures = { id, programme, unit, raisedOn, status, cause, reach, intensity };
  const severity = severityOf(issue, population);
  if (showing === 'figures') return { ...figures, severity };
  const { description, confidential, steps } = issue;
  const taken = steps.map((step) => stepShown(step, isVoid));
  if (showing === 'steps') return { ...figures, severity, confidential, steps: taken.map(withoutTexts) };
  return { ...figures, severity, description, confidential, steps: taken };
};
