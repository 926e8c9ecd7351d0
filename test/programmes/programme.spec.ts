import { describe, it } from '@jest/globals';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { refuse, type RuleCode } from '../../src/kernel/words/refusal.js';
import {
  close,
  closedTo,
  closedToAdditions,
  type Programme,
  programmeDecider,
  reschedule,
  scope,
} from '../../src/programmes/programme.decider.js';
import type { ProgrammeEvent } from '../../src/programmes/programme.events.js';
import { given } from '../support/given.js';
import { archive, closed, day, launched, moment, permits, rescheduled, scoped } from './programme.stories.js';

const rescheduling = (startsOn: string, endsOn: string) => (programme: Programme) =>
  reschedule(programme, rescheduled(startsOn, endsOn), moment);

describe('rescheduling a programme', () => {
  it('moves its span, which is not limited', () => {
    given(programmeDecider, launched)
      .when(rescheduling('2001-01-01', '2040-12-31'))
      .emits(rescheduled('2001-01-01', '2040-12-31'));
  });

  it('to the span that holds changes nothing', () => {
    given(programmeDecider, launched).when(rescheduling('2026-01-01', '2026-12-31')).isAlreadySo();
    given(programmeDecider, launched, rescheduled('2026-02-01', '2026-11-30'))
      .when(rescheduling('2026-02-01', '2026-11-30'))
      .isAlreadySo();
    given(programmeDecider, launched, rescheduled('2026-02-01', '2026-11-30'))
      .when(rescheduling('2026-01-01', '2026-12-31'))
      .emits(rescheduled('2026-01-01', '2026-12-31'));
  });

  it('is refused after its closing day first of all, and taken on it', () => {
    given(programmeDecider, launched, closed('2026-04-29'))
      .when(rescheduling('2026-01-01', '2026-12-31'))
      .refuses('programme-closed');
    given(programmeDecider, launched, closed('2026-04-30'))
      .when(rescheduling('2026-02-01', '2026-04-30'))
      .emits(rescheduled('2026-02-01', '2026-04-30'));
  });

  it('finds none that was not launched', () => {
    given(programmeDecider).when(rescheduling('2026-01-01', '2026-12-31')).refuses('not-found');
  });
});

const scoping =
  (event = scoped('2026-05-01', archive), ended = false) =>
  (programme: Programme) =>
    scope(programme, event, { ...moment, ended });

describe('scoping a programme', () => {
  it('names other units from a day on', () => {
    given(programmeDecider, launched).when(scoping()).emits(scoped('2026-05-01', archive));
    given(programmeDecider, launched)
      .when(scoping(scoped('2028-04-30', archive)))
      .emits(scoped('2028-04-30', archive));
  });

  it('again changes nothing, in whatever order, though a unit has ended since', () => {
    const event = scoped('2026-05-01', archive, permits);
    given(programmeDecider, launched, event)
      .when(scoping(scoped('2026-05-01', permits, archive), true))
      .isAlreadySo();
  });

  it('again after others were named for that day is a new fact', () => {
    const event = scoped('2026-05-01', archive);
    given(programmeDecider, launched, event, scoped('2026-05-01', permits)).when(scoping(event)).emits(event);
  });

  it('is refused in its order: the closing, two years, the units', () => {
    given(programmeDecider, launched, scoped('2026-05-01', archive), closed('2026-04-30'))
      .when(scoping())
      .refuses('programme-closed');
    given(programmeDecider, launched)
      .when(scoping(scoped('2028-05-01', archive), true))
      .refuses('date-too-far');
    given(programmeDecider, launched)
      .when(scoping(scoped('2026-05-01', archive), true))
      .refuses('unit-ended');
  });

  it('finds none that was not launched', () => {
    given(programmeDecider).when(scoping()).refuses('not-found');
  });
});

const closing =
  (on: string, sameOutcome = true) =>
  (programme: Programme) =>
    close(programme, closed(on), { ...moment, sameOutcome });

describe('closing a programme', () => {
  it('ends it, today or earlier', () => {
    given(programmeDecider, launched).when(closing('2026-04-30')).emits(closed('2026-04-30'));
    given(programmeDecider, launched).when(closing('2026-04-01')).emits(closed('2026-04-01'));
    given(programmeDecider, launched).when(closing('2026-05-01')).refuses('date-in-future');
  });

  it('once more changes nothing', () => {
    given(programmeDecider, launched, closed('2026-04-01')).when(closing('2026-04-01')).isAlreadySo();
  });

  it('finds none that was not launched', () => {
    given(programmeDecider).when(closing('2026-04-01')).refuses('not-found');
  });
});

const asking =
  (rule: (programme: Programme) => RuleCode | undefined) =>
  (programme: Programme): Decision<ProgrammeEvent> => {
    const code = rule(programme);
    return code ? refuse(code) : [];
  };
const recordingOn = (on: string) => asking((programme) => closedTo(programme, day(on)));

describe('what others ask a programme', () => {
  it('nothing is added once its closing is recorded', () => {
    given(programmeDecider, launched).when(asking(closedToAdditions)).isAlreadySo();
    given(programmeDecider, launched, closed('2026-04-30')).when(asking(closedToAdditions)).refuses('programme-closed');
  });

  it('a fact is taken if its day is not after the closing', () => {
    given(programmeDecider, launched).when(recordingOn('2099-01-01')).isAlreadySo();
    given(programmeDecider, launched, closed('2026-04-01')).when(recordingOn('2026-04-01')).isAlreadySo();
    given(programmeDecider, launched, closed('2026-04-01')).when(recordingOn('2026-04-02')).refuses('programme-closed');
  });
});
