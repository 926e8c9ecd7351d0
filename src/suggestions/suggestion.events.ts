import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type {
  ComplaintId,
  CourseId,
  DirectiveId,
  PracticeId,
  ProgrammeId,
  ReformId,
  SessionId,
  SuggestionId,
  UnitId,
} from '../kernel/words/ids.js';

/** Where a suggestion came from. */
export const SUGGESTION_SOURCES = ['forum', 'survey', 'complaint', 'letter', 'online', 'visit'] as const;
export type SuggestionSource = (typeof SUGGESTION_SOURCES)[number];

/** What a suggestion may be adopted by. */
export const LINK_KINDS = ['reform', 'directive', 'practice', 'course'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What carries a suggestion out: at most one of these. */
export type Linking = {
  readonly reform?: ReformId;
  readonly directive?: DirectiveId;
  readonly practice?: PracticeId;
  readonly course?: CourseId;
};

export type Link = { readonly kind: LinkKind; readonly id: string };

/** The one that is named, if any; a step that names none has a day all the same. */
export const linkIn = (told: Linking & { readonly on?: CalendarDate }): Link | undefined => {
  const links = LINK_KINDS.flatMap((kind) => {
    const id = told[kind];
    return id === undefined ? [] : [{ kind, id }];
  });
  return links[0];
};

type Step<T extends string> = {
  readonly type: T;
  readonly suggestion: SuggestionId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
};

export type SuggestionReceived = {
  readonly type: 'SuggestionReceived';
  readonly suggestion: SuggestionId;
  readonly programme: ProgrammeId;
  /** Whom it concerns. */
  readonly unit: UnitId;
  readonly receivedOn: CalendarDate;
  readonly source: SuggestionSource;
  readonly text: Sealed;
  /** In which session it was made. */
  readonly session?: SessionId;
  /** Which complaint it was found in. */
  readonly complaint?: ComplaintId;
  /** Who made it. */
  readonly from?: Sealed;
};

export type SuggestionConsidered = Step<'SuggestionConsidered'>;
export type SuggestionAdopted = Step<'SuggestionAdopted'> & Linking & { readonly note?: Sealed };
export type SuggestionDeclined = Step<'SuggestionDeclined'> & { readonly reason: Sealed };
export type SuggestionReopened = Step<'SuggestionReopened'> & { readonly reason: Sealed };

/** What carries an adoption out, told later: no step, and it goes with the adoption. */
export type SuggestionLinked = Step<'SuggestionLinked'> & Linking & { readonly note?: Sealed };

export type SuggestionStep = SuggestionConsidered | SuggestionAdopted | SuggestionDeclined | SuggestionReopened;

export type SuggestionFact = SuggestionReceived | SuggestionStep | SuggestionLinked;

export type SuggestionCorrection = CorrectionOf<
  'Suggestion',
  { readonly suggestion: SuggestionId; readonly programme: ProgrammeId },
  'undo'
>;

export type SuggestionEvent = SuggestionFact | SuggestionCorrection;

/** The types of what was told after the receipt: every step, and what was added to an adoption. */
export const SUGGESTION_MOVES = [
  'SuggestionConsidered',
  'SuggestionAdopted',
  'SuggestionDeclined',
  'SuggestionReopened',
  'SuggestionLinked',
] as const satisfies readonly SuggestionFact['type'][];

/** What a suggestion consists of: all of it may be corrected. */
export const SUGGESTION_FACTS = [
  'SuggestionReceived',
  ...SUGGESTION_MOVES,
] as const satisfies readonly SuggestionFact['type'][];

/** What the register keeps of a suggestion: all of it. */
export const SUGGESTION_KEPT = [
  ...SUGGESTION_FACTS,
  ...correctionsOf('Suggestion'),
] as const satisfies readonly SuggestionEvent['type'][];
