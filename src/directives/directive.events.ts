import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { DirectiveId, ProgrammeId, ReformId, StaffId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';

/** Where the text of a version lies, and its SHA-256 in hex. */
export type DirectiveDocument = { readonly url: string; readonly sha256: string };

export type DirectiveIssued = {
  readonly type: 'DirectiveIssued';
  readonly directive: DirectiveId;
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly reference: string;
  readonly units: readonly UnitId[];
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly reform?: ReformId;
  readonly document?: DirectiveDocument;
};

export type DirectiveRevised = {
  readonly type: 'DirectiveRevised';
  readonly directive: DirectiveId;
  readonly programme: ProgrammeId;
  readonly version: number;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly summary: Sealed;
  readonly document?: DirectiveDocument;
};

export type DirectiveTargeted = {
  readonly type: 'DirectiveTargeted';
  readonly directive: DirectiveId;
  readonly programme: ProgrammeId;
  readonly units: readonly UnitId[];
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

export type DirectiveWithdrawn = {
  readonly type: 'DirectiveWithdrawn';
  readonly directive: DirectiveId;
  readonly programme: ProgrammeId;
  readonly on: CalendarDate;
  readonly reason: Sealed;
};

export const ANSWER_KINDS = ['acknowledged', 'declined', 'exception-requested', 'exempted'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const ACKNOWLEDGED_HOW = ['meeting', 'read', 'signed', 'quiz'] as const;
export type AcknowledgedHow = (typeof ACKNOWLEDGED_HOW)[number];

/** Many persons' answers of one kind to one version. */
export type DirectiveAnswered = {
  readonly type: 'DirectiveAnswered';
  readonly directive: DirectiveId;
  readonly programme: ProgrammeId;
  readonly answer: AnswerKind;
  /** The version that was current on `on`, as known when it was recorded. */
  readonly version: number;
  readonly unit: UnitId;
  readonly on: CalendarDate;
  /** Of an exemption: its last day. */
  readonly until?: CalendarDate;
  readonly how?: AcknowledgedHow;
  readonly reason?: Sealed;
  readonly staff: readonly StaffId[];
};

/** Answers taken back, each named by the revision of the event that recorded it. */
export type AnswersRetracted = {
  readonly type: 'AnswersRetracted';
  readonly directive: DirectiveId;
  readonly programme: ProgrammeId;
  readonly unit: UnitId;
  readonly reason: Sealed;
  readonly taken: readonly { readonly staff: StaffId; readonly answers: readonly number[] }[];
};

export type DirectiveFact =
  DirectiveIssued | DirectiveRevised | DirectiveTargeted | DirectiveWithdrawn | DirectiveAnswered | AnswersRetracted;

export type DirectiveCorrection = CorrectionOf<
  'Directive',
  { readonly directive: DirectiveId; readonly programme: ProgrammeId },
  'restore'
>;

export type DirectiveEvent = DirectiveFact | DirectiveCorrection;

/** What a directive consists of, as far as it may be corrected: all but the answers of persons. */
export const DIRECTIVE_FACTS = [
  'DirectiveIssued',
  'DirectiveRevised',
  'DirectiveTargeted',
  'DirectiveWithdrawn',
] as const satisfies readonly DirectiveFact['type'][];

/** What the register keeps of a directive. */
export const DIRECTIVE_KEPT = [
  ...DIRECTIVE_FACTS,
  ...correctionsOf('Directive'),
] as const satisfies readonly DirectiveEvent['type'][];

/** What is told otherwise of a directive; days and document of one version, by default the newest. */
export type DirectiveWish = {
  readonly title?: string | undefined;
  readonly reference?: string | undefined;
  readonly version?: number | undefined;
  readonly issuedOn?: CalendarDate | undefined;
  readonly dueOn?: CalendarDate | undefined;
  readonly document?: DirectiveDocument | undefined;
};
