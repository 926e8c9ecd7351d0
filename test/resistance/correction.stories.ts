import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import { asId, type EventId, type IssueId, type ProgrammeId } from '../../src/kernel/words/ids.js';
import { amend, type AmendFacts, type IssueWish, undo, voidIssue } from '../../src/resistance/correction.rules.js';
import type { Issue, KnownIssue } from '../../src/resistance/issue.decider.js';
import type { IssueEvent } from '../../src/resistance/issue.events.js';
import { must } from '../support/expectation.js';
import { TODAY } from './issue.stories.js';

const correcting = {
  issue: asId<IssueId>('issue'),
  programme: asId<ProgrammeId>('programme'),
  reason: { key: 'issue:issue', box: 'c2FsYWg=' },
};

export const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);

export const amended = (...all: readonly Amendment[]): IssueEvent => ({
  type: 'IssueAmended',
  ...correcting,
  amended: all,
});
export const undone = (revision: number): IssueEvent => ({
  type: 'IssueUndone',
  ...correcting,
  what: 'undo',
  undone: [fact(revision)],
});
export const voided: IssueEvent = { type: 'IssueVoided', ...correcting };

/** A rule about an issue that is there. */
const about =
  (decide: (issue: KnownIssue) => Decision<IssueEvent>) =>
  (issue: Issue): Decision<IssueEvent> => {
    must(issue.phase !== 'absent');
    return decide(issue);
  };

const free: AmendFacts = { today: TODAY, outside: undefined, unitEnded: false };

export const amending = (wish: IssueWish, facts: Partial<AmendFacts> = {}): ((issue: Issue) => Decision<IssueEvent>) =>
  about((issue) => amend(issue, wish, { ...free, ...facts }, correcting));

export const undoing = about((issue) => undo(issue, correcting));

export const voiding = (hasDuplicates = false): ((issue: Issue) => Decision<IssueEvent>) =>
  about((issue) => voidIssue(issue, correcting, hasDuplicates));

export const right = (raisedOn: CalendarDate): Amendment => ({ fact: fact(0), right: { raisedOn } });
