import type { CorrectionEvent } from './corrections.facts.js';

/** What is corrected: the names of things in their routes. */
export const CORRECTED_THINGS = [
  'programme',
  'reform',
  'directive',
  'session',
  'practice',
  'course',
  'training',
  'resistance-issue',
  'nil-report',
  'suggestion',
  'complaint',
  'survey',
  'unit',
  'staff',
] as const;
export type CorrectedThing = (typeof CORRECTED_THINGS)[number];

/** By which field an event names its thing: of several the first, as all that is of a programme names that too. */
const NAMED_BY: readonly (readonly [field: string, CorrectedThing])[] = [
  ['survey', 'survey'],
  ['complaint', 'complaint'],
  ['reform', 'reform'],
  ['directive', 'directive'],
  ['session', 'session'],
  ['practice', 'practice'],
  ['course', 'course'],
  ['training', 'training'],
  ['issue', 'resistance-issue'],
  ['nilReport', 'nil-report'],
  ['suggestion', 'suggestion'],
  ['staff', 'staff'],
  ['unit', 'unit'],
  ['programme', 'programme'],
];

type Kinds = { readonly [T in CorrectionEvent['type']]: (event: Extract<CorrectionEvent, { type: T }>) => string };

const amend = (): string => 'amend';
const undo = (): string => 'undo';
const voided = (): string => 'void';
const retract = (): string => 'retract';
const what = (event: { readonly what: string }): string => event.what;

/** The word of the request that told a correction. */
const KINDS: Kinds = {
  ProgrammeAmended: amend,
  ProgrammeUndone: what,
  ProgrammeVoided: voided,
  ReformAmended: amend,
  ReformUndone: what,
  ReformVoided: voided,
  DirectiveAmended: amend,
  DirectiveUndone: what,
  DirectiveVoided: voided,
  SessionAmended: amend,
  SessionUndone: what,
  SessionVoided: voided,
  PracticeAmended: amend,
  PracticeUndone: what,
  PracticeVoided: voided,
  CourseAmended: amend,
  CourseUndone: what,
  CourseVoided: voided,
  IssueAmended: amend,
  IssueUndone: what,
  IssueVoided: voided,
  SuggestionAmended: amend,
  SuggestionUndone: what,
  SuggestionVoided: voided,
  ComplaintAmended: amend,
  ComplaintUndone: what,
  ComplaintVoided: voided,
  UnitAmended: amend,
  UnitUndone: undo,
  StaffUndone: undo,
  StaffCorrected: () => 'correct',
  StaffUninvited: () => 'uninvite',
  AnswersRetracted: retract,
  AttendanceRetracted: retract,
  ObservationsRetracted: retract,
  CompletionsRetracted: retract,
  TrainingRetracted: retract,
  NilReportRetracted: retract,
  SurveyAmended: amend,
  SurveyPaperRetracted: retract,
};

const WORDS = new Map(Object.entries(KINDS) as readonly (readonly [string, (event: CorrectionEvent) => string])[]);

export const CORRECTION_TYPES = [...WORDS.keys()];

type Taken =
  | { readonly answers: readonly number[] }
  | { readonly observations: readonly number[] }
  | { readonly completions: readonly number[] };

const takenIn = (taken: Taken): number => {
  if ('answers' in taken) return taken.answers.length;
  return ('observations' in taken ? taken.observations : taken.completions).length;
};

/** What takes back facts of the people that it names. */
const NAMES_PEOPLE: ReadonlySet<string> = new Set(['AttendanceRetracted', 'StaffUninvited', 'TrainingRetracted']);

/** How many facts of persons an event takes back, as far as it names them itself. */
const takenBack = (event: CorrectionEvent): number => {
  if ('taken' in event) return event.taken.reduce((sum, taken) => sum + takenIn(taken), 0);
  return NAMES_PEOPLE.has(event.type) && 'staff' in event ? event.staff.length : 0;
};

export type ToldCorrection = {
  readonly kind: string;
  readonly of: CorrectedThing;
  readonly thing: string;
  readonly programme: string | null;
  readonly unit: string | null;
  readonly moved: number;
};

/** A correction as its event tells it. */
export const toldBy = (event: CorrectionEvent): ToldCorrection => {
  const said = new Map<string, unknown>(Object.entries(event));
  const idIn = (field: string): string | null => {
    const id = said.get(field);
    return typeof id === 'string' ? id : null;
  };
  const [field, of] = NAMED_BY.find(([name]) => said.has(name)) ?? ['programme', 'programme'];
  return {
    kind: WORDS.get(event.type)?.(event) ?? '',
    of,
    thing: idIn(field) ?? '',
    programme: idIn('programme'),
    unit: idIn('unit'),
    moved: takenBack(event),
  };
};
