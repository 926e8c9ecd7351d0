import { describe, it } from '@jest/globals';
import {
  type NilReport,
  nilReportDecider,
  report,
  type ReportFacts,
  retract,
} from '../../src/nil-reports/nil-report.decider.js';
import type { NilReportEvent } from '../../src/nil-reports/nil-report.events.js';
import { must } from '../support/expectation.js';
import { given } from '../support/given.js';
import { reported, retracted, sealed, TODAY } from './nil-report.stories.js';

const FREE: ReportFacts = {
  today: TODAY,
  closed: undefined,
  outside: undefined,
  unitEnded: false,
  hasOpenIssue: false,
};

const reporting = (facts: Partial<ReportFacts> = {}, on?: string, ...before: NilReportEvent[]) =>
  given(nilReportDecider, ...before).when((known) => report(known, reported(on), { ...FREE, ...facts }));

describe('reporting that there is no resistance', () => {
  it('is recorded, of today or of a day that has been', () => {
    reporting().emits(reported());
    reporting({}, '2026-04-30').emits(reported('2026-04-30'));
  });

  it('changes nothing where it was said already, whatever has become so since', () => {
    reporting({}, undefined, reported()).emits();
    reporting({ hasOpenIssue: true, outside: 'unit-outside-programme' }, undefined, reported()).emits();
  });

  it('is refused in its order: programme, already so, date, units, issues', () => {
    const all: Partial<ReportFacts> = { outside: 'unit-outside-programme', unitEnded: true, hasOpenIssue: true };
    reporting({ ...all, closed: 'programme-closed' }, '2026-05-01', reported()).refuses('programme-closed');
    reporting(all, '2026-05-01').refuses('date-in-future');
    reporting(all).refuses('unit-outside-programme');
    reporting({ ...all, outside: undefined }).refuses('unit-ended');
    reporting({ hasOpenIssue: true }).refuses('issue-open');
  });

  it('of what was taken back meanwhile is asked again', () => {
    reporting({}, undefined, reported(), retracted()).refuses('too-busy');
  });
});

const taking = (closed?: 'programme-closed') => (known: NilReport) => {
  must(known.phase !== 'absent');
  return retract(known, { reason: sealed, closed });
};

describe('taking a nil report back', () => {
  it('is recorded once', () => {
    given(nilReportDecider, reported()).when(taking()).emits(retracted());
    given(nilReportDecider, reported(), retracted()).when(taking()).emits();
  });

  it('is judged by the day of the report, unless it is taken back already', () => {
    given(nilReportDecider, reported()).when(taking('programme-closed')).refuses('programme-closed');
    given(nilReportDecider, reported(), retracted()).when(taking('programme-closed')).emits();
  });
});
