import fc from 'fast-check';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { type EventId, asId, type CommandId, type NilReportId } from '../../src/kernel/words/ids.js';
import { positionOf, type RecordedEvent, streamName } from '../../src/kernel/ports/event-store.js';
import type { Intensity } from '../../src/resistance/issue.events.js';
import type { NilReportEvent } from '../../src/nil-reports/nil-report.events.js';
import { abolish, ChartStory, day, establish, merge, move, unit } from '../kernel/chart.stories.js';
import { issueId, PROGRAMME, sealed } from '../projections/registers/recording.js';

export const NAMES = ['city', 'a', 'a1', 'a2', 'b', 'b1', 'c'] as const;
/** More days than anything of these histories happens on. */
export const DAYS = 260;

/** Units that move, merge and end on the way. */
export const CHART = ChartStory.ofCity('a', 'b', 'c');
CHART.takes(0, establish('a1', 'a'), establish('a2', 'a'), establish('b1', 'b'));
CHART.takes(40, merge('b1', 'a1'));
CHART.takes(80, move('a2', 'c'));
CHART.takes(120, merge('b', 'a'));
CHART.takes(160, abolish('a2'));

export type ReportTold = {
  readonly unit: string;
  readonly on: number;
  readonly recordedAfter: number;
  /** How long after that it was taken back. */
  readonly retractedAfter: number | undefined;
};

export type IssueTold = {
  readonly unit: string;
  readonly raisedOn: number;
  readonly reach: number;
  readonly intensity: Intensity;
  /** How many days after the one before each step was taken and recorded, and which it was. */
  readonly steps: readonly (readonly ['IssueAcknowledged' | 'IssueReopened' | 'IssueWithdrawn', number])[];
};

const someUnit = fc.constantFrom(...NAMES);
const wait = fc.constantFrom(0, 1, 5, 30, 89, 90, 91);

export const reports: fc.Arbitrary<ReportTold[]> = fc.array(
  fc.record({
    unit: someUnit,
    on: fc.nat(DAYS),
    recordedAfter: fc.constantFrom(0, 0, 3),
    retractedAfter: fc.option(wait, { nil: undefined }),
  }),
  { maxLength: 6 },
);

export const issues: fc.Arbitrary<IssueTold[]> = fc.array(
  fc.record({
    unit: someUnit,
    raisedOn: fc.nat(DAYS),
    reach: fc.constantFrom(1, 3, 9),
    intensity: fc.constantFrom<Intensity[]>('low', 'medium', 'critical'),
    steps: fc.array(fc.tuple(fc.constantFrom('IssueAcknowledged', 'IssueReopened', 'IssueWithdrawn'), wait), {
      maxLength: 3,
    }),
  }),
  { maxLength: 3 },
);

type Dated = readonly [recordedOn: number, event: NilReportEvent];

const factsOf = ({ unit: name, on, recordedAfter, retractedAfter }: ReportTold, index: number): Dated[] => {
  const told = { nilReport: asId<NilReportId>(`report-${index}`), programme: PROGRAMME, unit: unit(name), on: day(on) };
  const reported: Dated = [on + recordedAfter, { type: 'NilReported', ...told }];
  if (retractedAfter === undefined) return [reported];
  const retraction = { type: 'NilReportRetracted', ...told, reason: sealed('so not') } as const;
  return [reported, [on + recordedAfter + retractedAfter, retraction]];
};

/** The reports and what took them back, in the order of recording. */
export const logOf = (told: readonly ReportTold[]): RecordedEvent[] =>
  told
    .flatMap(factsOf)
    .toSorted(([a], [b]) => a - b)
    .map(([recorded, { type, ...data }], at) => {
      const commandId = asId<CommandId>(`command-${at}`);
      const recordedOn = day(recorded);
      return {
        id: asId<EventId>(`event-${at}`),
        type,
        data,
        stream: streamName('nil-report', data.nilReport),
        revision: type === 'NilReported' ? 0 : 1,
        position: positionOf(at + 1),
        meta: {
          recordedAt: `${recordedOn}T01:00:00.000Z`,
          recordedOn,
          actor: 'office',
          commandId,
          $correlationId: commandId,
          $causationId: commandId,
          schemaVersion: 1,
        },
      };
    });

/** The days of an issue's steps, the raising first. */
export const stepDays = ({ raisedOn, steps }: IssueTold): number[] =>
  steps.reduce<number[]>((days, [, after]) => [...days, (days.at(-1) ?? raisedOn) + after], [raisedOn]);

/** An issue as the register keeps it, each step recorded on its day. */
export const recordOf = (told: IssueTold, index: number): RegisterRecord => {
  const days = stepDays(told);
  const of = { issue: issueId(`issue-${index}`), programme: PROGRAMME } as const;
  const { reach, intensity } = told;
  const raised = {
    type: 'IssueRaised',
    ...of,
    unit: unit(told.unit),
    raisedOn: day(told.raisedOn),
    cause: 'other',
    reach,
    intensity,
    description: sealed('so'),
    confidential: false,
  } as const;
  const steps = told.steps.map(([type], at) => {
    const on: CalendarDate = day(days[at + 1] ?? 0);
    return type === 'IssueAcknowledged' ? { type, ...of, on } : { type, ...of, on, reason: sealed('so') };
  });
  const facts = [raised, ...steps].map((event, seq) => ({
    id: asId<EventId>(`event-${index}-${seq}`),
    recordedOn: day(days[seq] ?? 0),
    seq,
    event,
  }));
  return { kind: 'issue', id: of.issue, programme: PROGRAMME, facts };
};
