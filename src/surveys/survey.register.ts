import type { RegisterRecord } from '../../projections/registers.view.js';
import { factsBy } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf } from '../../projections/registers/kind.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, SurveyId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import { surveyDecider } from './survey.decider.js';
import type { SurveyKind, SurveyWritten, Weights } from './survey.events.js';

export const SURVEY_STATUSES = ['planned', 'open', 'closed', 'cancelled'] as const;
export type SurveyStatus = (typeof SURVEY_STATUSES)[number];

/** How its last day was put off, as it was recorded. */
type Extension = { readonly closesOn: CalendarDate; readonly recordedOn: CalendarDate; readonly reason: Sealed };

export type SurveyAt = {
  readonly id: SurveyId;
  readonly kind: SurveyKind;
  readonly programme?: ProgrammeId;
  readonly title: string;
  readonly units: readonly UnitId[];
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly statements?: readonly string[];
  readonly weights?: Weights;
  readonly extensions: readonly Extension[];
  readonly status: SurveyStatus;
  readonly cancelledOn?: CalendarDate;
  readonly cancellationReason?: Sealed;
};

/** What was written, but for what may be told anew. */
const writtenIn = ({ survey, type: _, ...told }: SurveyWritten): Omit<SurveyAt, 'extensions' | 'status'> => ({
  id: survey,
  ...told,
});

const statusOn = (asOf: CalendarDate, { opensOn, closesOn }: Pick<SurveyAt, 'opensOn' | 'closesOn'>): SurveyStatus => {
  if (asOf < opensOn) return 'planned';
  return asOf > closesOn ? 'closed' : 'open';
};

/** For every `asOf`, once recorded; cancelled for every one from the day on which that was recorded. */
const read = (record: RegisterRecord, { asOf, knownOn }: Pair): SurveyAt | undefined => {
  const [written] = factsBy(record, knownOn, 'SurveyWritten');
  if (!written) return undefined;
  const told = writtenIn(written.event);
  const closesOn = factsBy(record, knownOn, 'SurveyExtended', 'SurveyClosed').at(-1)?.event.closesOn ?? told.closesOn;
  const [cancelled] = factsBy(record, knownOn, 'SurveyCancelled');
  return {
    ...told,
    closesOn,
    extensions: factsBy(record, knownOn, 'SurveyExtended').map(({ recordedOn, event }) => ({
      closesOn: event.closesOn,
      recordedOn,
      reason: event.reason,
    })),
    status: cancelled ? 'cancelled' : statusOn(asOf, { ...told, closesOn }),
    ...(cancelled ? { cancelledOn: cancelled.recordedOn, cancellationReason: cancelled.event.reason } : {}),
  };
};

const words: Words = (event) => {
  switch (event.type) {
    case 'SurveyWritten':
      return { kind: 'written', on: event.opensOn };
    case 'SurveyExtended':
      return { kind: 'extend', on: event.closesOn };
    case 'SurveyClosed':
      return { kind: 'close', on: event.closesOn };
    case 'SurveyCancelled':
      return { kind: 'cancel' };
    default:
      return undefined;
  }
};

const kind: Kind<SurveyAt> = kindOf({ kind: 'survey', read, words, decider: surveyDecider });

/** What is cancelled counts nowhere: its programme is as empty as without it. */
export const surveyKind: Kind<SurveyAt> = {
  ...kind,
  counted: (record, pair) => {
    const survey = kind.counted(record, pair);
    return survey?.status === 'cancelled' ? undefined : survey;
  },
};
