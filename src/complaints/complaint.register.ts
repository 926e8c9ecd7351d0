import { type FactOfType, factsBy } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf, VOID } from '../../projections/registers/kind.js';
import { toldBy } from '../../projections/registers/told.js';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import { type CalendarDate, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { ComplaintId, ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { type Clocked, clockOfReceipt, clockOfTier } from './clocks.register.js';
import { complaintDecider } from './complaint.decider.js';
import {
  type Channel,
  COMPLAINT_STEPS,
  type ComplaintPhase,
  type ComplaintStep,
  LEADS_TO,
  type Tier,
} from './complaint.events.js';

export const COMPLAINT_STATUSES = [
  'received',
  'returned',
  'verified',
  'answered',
  'closed',
  'forwarded',
  'rejected',
  'withdrawn',
  VOID,
] as const satisfies readonly (ComplaintPhase | typeof VOID)[];
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

export type ComplaintStepFact = FactOfType<ComplaintStep['type']>;

/** What steps change of a complaint; a clock runs where it is received or verified. */
export type Going = Clocked & {
  readonly status: ComplaintStatus;
  readonly tier: Tier | undefined;
  /** As named last; mergers are to be followed. */
  readonly unit: UnitId | undefined;
  readonly brief: Sealed | undefined;
};

export type ComplaintAt = Going & {
  readonly id: ComplaintId;
  readonly receivedOn: CalendarDate;
  readonly channel: Channel;
  /** Its labels, void or not. */
  readonly programme: ProgrammeId | undefined;
  readonly reform: ReformId | undefined;
  readonly confidential: boolean;
  readonly text: Sealed;
  readonly reference: Sealed | undefined;
  /** Of the complainant. */
  readonly name: Sealed | undefined;
  readonly contact: Sealed | undefined;
  /** The steps after the receipt, in order of recording: none is dated before the one it follows. */
  readonly steps: readonly ComplaintStepFact[];
};

const STOPPED: Clocked = { clock: undefined, answeredOn: undefined, answeredClock: undefined };

const clockAfter = ({ tier, clock }: Going, event: ComplaintStep): Clocked => {
  switch (event.type) {
    case 'ComplaintVerified':
      return { ...STOPPED, clock: clockOfTier(event.on, event.tier) };
    case 'ComplaintCompleted':
      return { ...STOPPED, clock: clockOfReceipt(event.on) };
    case 'ComplaintReopened':
      return { ...STOPPED, clock: tier && clockOfTier(event.on, tier) };
    case 'ComplaintAnswered':
      return { clock: undefined, answeredOn: event.on, answeredClock: clock };
    default:
      return STOPPED;
  }
};

export const after = (before: Going, { event }: ComplaintStepFact): Going => {
  const moved = { ...before, status: LEADS_TO[event.type] };
  if (event.type === 'ComplaintClosed') return moved;
  if (event.type === 'ComplaintAssigned') return { ...moved, unit: event.unit };
  const clocked = { ...moved, ...clockAfter(before, event) };
  if (event.type !== 'ComplaintVerified') return clocked;
  const { tier, unit, brief } = event;
  return { ...clocked, tier, unit, brief };
};

export const goingFrom = (receivedOn: CalendarDate): Going => ({
  ...STOPPED,
  status: 'received',
  clock: clockOfReceipt(receivedOn),
  tier: undefined,
  unit: undefined,
  brief: undefined,
});

/** A complaint at a pair of dates; undefined before it was received, or where it was not recorded by then. */
const read = (record: RegisterRecord, { asOf, knownOn }: Pair): ComplaintAt | undefined => {
  const [received] = factsBy(record, knownOn, 'ComplaintReceived');
  if (!received || received.event.receivedOn > asOf) return undefined;
  const { complaint: id, receivedOn, channel, text, confidential } = received.event;
  const { programme, reform, reference, name, contact } = received.event;
  const written = { id, receivedOn, channel, programme, reform, confidential, text, reference, name, contact };
  const steps = factsBy(record, knownOn, ...COMPLAINT_STEPS).filter(({ event }) => event.on <= asOf);
  return { ...written, ...steps.reduce(after, goingFrom(receivedOn)), steps };
};

/** Each step by the word of the request that takes it. */
export const STEP_WORDS = {
  ComplaintVerified: 'verify',
  ComplaintReturned: 'return',
  ComplaintCompleted: 'complete',
  ComplaintForwarded: 'forward',
  ComplaintRejected: 'reject',
  ComplaintWithdrawn: 'withdraw',
  ComplaintAssigned: 'assign',
  ComplaintAnswered: 'answer',
  ComplaintClosed: 'close',
  ComplaintReopened: 'reopen',
} as const satisfies Readonly<Record<ComplaintStep['type'], string>>;

const WORDS = new Map<string, string>(Object.entries(STEP_WORDS));

const words: Words = (event) => {
  if (event.type === 'ComplaintReceived') return { kind: 'written', on: event.receivedOn };
  const kind = WORDS.get(event.type);
  return kind !== undefined && 'on' in event ? { kind, on: event.on } : undefined;
};

const ENDED: ReadonlySet<string> = new Set<ComplaintPhase>(['closed', 'forwarded', 'rejected', 'withdrawn']);

const kind = kindOf({
  kind: 'complaint',
  read,
  words,
  decider: complaintDecider,
  keepsTexts: ({ phase }) => (ENDED.has(phase) ? undefined : 'still-open'),
});

/** No clock runs of what should never have been recorded. */
const withoutClocks = (complaint: ComplaintAt | undefined): ComplaintAt | undefined =>
  complaint?.status === VOID ? { ...complaint, ...STOPPED } : complaint;

export const complaintKind: Kind<ComplaintAt> = {
  ...kind,
  at: (record, pair) => withoutClocks(kind.at(record, pair)),
};

/** A complaint as it is shown, and whose it is. */
export type ComplaintSeen = ComplaintAt & {
  /** The unit named last by all that is told now, whatever was known at the pair: who may see it goes by that. */
  readonly unitNow: UnitId | undefined;
};

const EVER: Pair = { asOf: LAST_DAY, knownOn: LAST_DAY };

const unitNow = (record: RegisterRecord): UnitId | undefined => read(toldBy(record, LAST_DAY).record, EVER)?.unit;

/** A complaint as the register shows it at a pair. */
export const complaintSeen: Kind<ComplaintSeen>['at'] = (record, pair) => {
  const complaint = complaintKind.at(record, pair);
  return complaint && { ...complaint, unitNow: unitNow(record) };
};
