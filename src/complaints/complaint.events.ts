import { type CorrectionOf, correctionsOf } from '../kernel/facts/telling.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ComplaintId, ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';

export const CHANNELS = ['counter', 'letter', 'phone', 'lapor', 'web', 'social'] as const;
export type Channel = (typeof CHANNELS)[number];

export const TIERS = ['light', 'normative', 'not-supervisory', 'supervisory'] as const;
export type Tier = (typeof TIERS)[number];

/** Of which complaint, and of the programme with which it is labelled. */
type Of = { readonly complaint: ComplaintId; readonly programme?: ProgrammeId };

type Step<T extends string> = Of & { readonly type: T; readonly on: CalendarDate };
type Reasoned<T extends string> = Step<T> & { readonly reason: Sealed };

export type ComplaintReceived = Of & {
  readonly type: 'ComplaintReceived';
  readonly receivedOn: CalendarDate;
  readonly channel: Channel;
  readonly text: Sealed;
  /** Its number in another system. */
  readonly reference?: Sealed;
  /** Of the complainant, the contact too. */
  readonly name?: Sealed;
  readonly contact?: Sealed;
  /** Who complains is not for the unit's head to know. */
  readonly confidential: boolean;
  readonly reform?: ReformId;
};

export type ComplaintVerified = Step<'ComplaintVerified'> & {
  readonly tier: Tier;
  readonly unit: UnitId;
  /** What the unit reads instead of the text. */
  readonly brief?: Sealed;
};
export type ComplaintReturned = Reasoned<'ComplaintReturned'>;
export type ComplaintCompleted = Step<'ComplaintCompleted'>;
/** `to`: the authority whose it is. */
export type ComplaintForwarded = Reasoned<'ComplaintForwarded'> & { readonly to: Sealed };
export type ComplaintRejected = Reasoned<'ComplaintRejected'>;
export type ComplaintWithdrawn = Reasoned<'ComplaintWithdrawn'>;
export type ComplaintAssigned = Reasoned<'ComplaintAssigned'> & { readonly unit: UnitId };
export type ComplaintAnswered = Step<'ComplaintAnswered'> & { readonly text: Sealed };
export type ComplaintClosed = Step<'ComplaintClosed'>;
export type ComplaintReopened = Reasoned<'ComplaintReopened'>;

export type ComplaintStep =
  | ComplaintVerified
  | ComplaintReturned
  | ComplaintCompleted
  | ComplaintForwarded
  | ComplaintRejected
  | ComplaintWithdrawn
  | ComplaintAssigned
  | ComplaintAnswered
  | ComplaintClosed
  | ComplaintReopened;

export type ComplaintFact = ComplaintReceived | ComplaintStep;

export type ComplaintCorrection = CorrectionOf<'Complaint', Of, 'undo'>;

export type ComplaintEvent = ComplaintFact | ComplaintCorrection;

/** Where a complaint stands once a step is taken; an assignment leaves it with a unit that works on it. */
export const LEADS_TO = {
  ComplaintVerified: 'verified',
  ComplaintReturned: 'returned',
  ComplaintCompleted: 'received',
  ComplaintForwarded: 'forwarded',
  ComplaintRejected: 'rejected',
  ComplaintWithdrawn: 'withdrawn',
  ComplaintAssigned: 'verified',
  ComplaintAnswered: 'answered',
  ComplaintClosed: 'closed',
  ComplaintReopened: 'verified',
} as const satisfies Readonly<Record<ComplaintStep['type'], string>>;

export type ComplaintPhase = (typeof LEADS_TO)[ComplaintStep['type']];

/** The types of every step after the receipt. */
export const COMPLAINT_STEPS = [
  'ComplaintVerified',
  'ComplaintReturned',
  'ComplaintCompleted',
  'ComplaintForwarded',
  'ComplaintRejected',
  'ComplaintWithdrawn',
  'ComplaintAssigned',
  'ComplaintAnswered',
  'ComplaintClosed',
  'ComplaintReopened',
] as const satisfies readonly ComplaintStep['type'][];

/** What a complaint consists of: all of it may be corrected. */
export const COMPLAINT_FACTS = [
  'ComplaintReceived',
  ...COMPLAINT_STEPS,
] as const satisfies readonly ComplaintFact['type'][];

/** What the register keeps of a complaint: all of it. */
export const COMPLAINT_KEPT = [
  ...COMPLAINT_FACTS,
  ...correctionsOf('Complaint'),
] as const satisfies readonly ComplaintEvent['type'][];
