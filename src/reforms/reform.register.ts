import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { Pair } from '../kernel/words/pair.js';
import type { ReformSubject } from './reform.events.js';
import { factsBy } from '../../projections/registers/facts.js';
import type { Words } from '../../projections/registers/history.js';
import { type Kind, kindOf, VOID } from '../../projections/registers/kind.js';
import { withPostponements } from './postponed.register.js';
import { withoutTwins } from './twins.register.js';
import { reformDecider } from './reform.decider.js';

export const REFORM_STATUSES = ['proposed', 'decreed', 'completed', 'cancelled', VOID] as const;
export type ReformStatus = (typeof REFORM_STATUSES)[number];

/** What became of a reform by a day: what lies after it is left out, but for a cancellation. */
export type ReformSteps = {
  readonly number?: string;
  readonly decreedOn?: CalendarDate;
  readonly completedOn?: CalendarDate;
  readonly evidence?: Sealed;
  /** Its recorded end, which may lie ahead. */
  readonly cancelledOn?: CalendarDate;
  readonly cancelReason?: Sealed;
};

export type Postponement = {
  readonly recordedOn: CalendarDate;
  readonly effectiveOn: CalendarDate;
  readonly reason?: Sealed;
};

export type ReformAt = ReformSteps & {
  readonly id: ReformId;
  readonly programme: ProgrammeId;
  readonly title: string;
  readonly reason?: Sealed;
  readonly units: readonly UnitId[];
  /** As known on `knownOn`, whatever `asOf` is. */
  readonly effectiveOn: CalendarDate;
  readonly postponements: readonly Postponement[];
  readonly subject: ReformSubject;
  readonly status: ReformStatus;
};

const postponementsBy = (record: RegisterRecord, knownOn: CalendarDate): Postponement[] =>
  factsBy(record, knownOn, 'ReformPutOff').map(({ recordedOn, event: { effectiveOn, reason } }) => ({
    recordedOn,
    effectiveOn,
    ...(reason ? { reason } : {}),
  }));

const decreedAt = (record: RegisterRecord, { asOf, knownOn }: Pair): ReformSteps => {
  const [decree] = factsBy(record, knownOn, 'ReformDecreed');
  if (!decree || decree.event.signedOn > asOf) return {};
  return { number: decree.event.number, decreedOn: decree.event.signedOn };
};

const completedAt = (record: RegisterRecord, { asOf, knownOn }: Pair): ReformSteps => {
  const [completion] = factsBy(record, knownOn, 'ReformCompleted');
  if (!completion || completion.event.on > asOf) return {};
  const { on: completedOn, evidence } = completion.event;
  return { completedOn, ...(evidence ? { evidence } : {}) };
};

const cancelledBy = (record: RegisterRecord, knownOn: CalendarDate): ReformSteps => {
  const [cancellation] = factsBy(record, knownOn, 'ReformCancelled');
  if (!cancellation) return {};
  const { on: cancelledOn, reason: cancelReason } = cancellation.event;
  return { cancelledOn, ...(cancelReason ? { cancelReason } : {}) };
};

const statusOf = ({ cancelledOn, completedOn, decreedOn }: ReformSteps, asOf: CalendarDate): ReformStatus => {
  if (cancelledOn !== undefined && cancelledOn <= asOf) return 'cancelled';
  if (completedOn !== undefined) return 'completed';
  return decreedOn === undefined ? 'proposed' : 'decreed';
};

/** A reform at a pair of dates; undefined where it was not recorded by then. It exists for every `asOf`. */
const read = (record: RegisterRecord, pair: Pair): ReformAt | undefined => {
  const [proposed] = factsBy(record, pair.knownOn, 'ReformProposed');
  if (!proposed) return undefined;
  const { reform: id, programme, title, reason, units, effectiveOn, subject } = proposed.event;
  const postponements = postponementsBy(record, pair.knownOn);
  const steps = { ...decreedAt(record, pair), ...completedAt(record, pair), ...cancelledBy(record, pair.knownOn) };
  return {
    id,
    programme,
    title,
    ...(reason ? { reason } : {}),
    units,
    effectiveOn: postponements.at(-1)?.effectiveOn ?? effectiveOn,
    postponements,
    subject,
    ...steps,
    status: statusOf(steps, pair.asOf),
  };
};

const words: Words = (event) => {
  switch (event.type) {
    case 'ReformProposed':
      return { kind: 'written', on: event.effectiveOn };
    case 'ReformDecreed':
      return { kind: 'decree', on: event.signedOn };
    case 'ReformPutOff':
      return { kind: 'postpone' };
    case 'ReformCompleted':
      return { kind: 'complete', on: event.on };
    case 'ReformCancelled':
      return { kind: 'cancel', on: event.on };
    default:
      return undefined;
  }
};

export const reformKind: Kind<ReformAt> = kindOf({
  kind: 'reform',
  read,
  words,
  inOrder: withoutTwins,
  moving: withPostponements,
  decider: reformDecider,
});
