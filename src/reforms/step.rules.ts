import type { Decision, DomainEvent } from '../kernel/facts/decider.js';
import { standing } from '../kernel/facts/correctable.js';
import type { CommandId } from '../kernel/words/ids.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { unreachable } from '../kernel/words/unreachable.js';
import type { RestructureCorrected, RestructureEvent } from '../units/chart.events.js';
import { decreeOf, type KnownReform, type Reform, staffOf, type StepFacts } from './reform.decider.js';
import type { ReformCancelled, ReformCompleted, ReformDecreed, ReformEvent, ReformPutOff } from './reform.events.js';

type Told<E extends ReformEvent> = Omit<E, 'type' | 'programme' | 'posts' | 'staff'>;

/** Of an equalisation a decree gives the posts. */
const decreed = ({ programme, subject }: KnownReform, told: Told<ReformDecreed>): ReformDecreed => ({
  type: 'ReformDecreed',
  programme,
  ...told,
  ...(subject.kind === 'equalisation' ? { posts: subject.posts } : {}),
});

const deferred = (reform: KnownReform, told: Told<ReformPutOff>): ReformPutOff => ({
  type: 'ReformPutOff',
  programme: reform.programme,
  ...told,
  ...staffOf(reform),
});

const cancelled = (reform: KnownReform, told: Told<ReformCancelled>): ReformCancelled => ({
  type: 'ReformCancelled',
  programme: reform.programme,
  ...told,
  ...staffOf(reform),
});

const orRefuse = (code: RuleCode | undefined, event: ReformEvent): Decision<ReformEvent> =>
  code ? refuse(code) : [event];

/** The effective date of a decreed one has come: it is no longer put off or, having acted, cancelled. */
const inEffect = (reform: KnownReform, today: CalendarDate): boolean =>
  reform.phase === 'decreed' && reform.effectiveOn <= today;

export const decree = (
  reform: KnownReform,
  told: Omit<Told<ReformDecreed>, 'effectiveOn'>,
  { today, closed }: StepFacts,
): Decision<ReformEvent> => {
  if (closed) return refuse(closed);
  switch (reform.phase) {
    case 'decreed':
    case 'completed':
      return sayAgain(isSaid(decreeOf(reform)?.event, told));
    case 'cancelled':
      return refuse('reform-cancelled');
    case 'proposed':
      return orRefuse(notTooFar(told.signedOn, today), decreed(reform, { ...told, effectiveOn: reform.effectiveOn }));
    default:
      return unreachable(reform);
  }
};

/** Once more is already so where it says the same; with another day or number it is recorded already. */
const sayAgain = (isSame: boolean): Decision<ReformEvent> => (isSame ? [] : refuse('already-recorded'));

const isSaid = (
  known: Pick<ReformDecreed, 'number' | 'signedOn'> | undefined,
  { number, signedOn }: Pick<ReformDecreed, 'number' | 'signedOn'>,
): boolean => known?.number === number && known.signedOn === signedOn;

const refusalToPutOff = (reform: KnownReform, effectiveOn: CalendarDate, today: CalendarDate): RuleCode | undefined => {
  if (reform.phase === 'completed') return 'reform-completed';
  if (reform.phase === 'cancelled') return 'reform-cancelled';
  if (inEffect(reform, today)) return 'reform-in-effect';
  if (effectiveOn < reform.effectiveOn || effectiveOn < today) return 'not-later';
  return notTooFar(effectiveOn, today);
};

export const postpone = (
  reform: KnownReform,
  told: Told<ReformPutOff>,
  { today, closed }: StepFacts,
): Decision<ReformEvent> => {
  if (closed) return refuse(closed);
  if (told.effectiveOn === reform.effectiveOn) return [];
  return orRefuse(refusalToPutOff(reform, told.effectiveOn, today), deferred(reform, told));
};

const refusalToComplete = (
  reform: Exclude<KnownReform, { phase: 'completed' }>,
  on: CalendarDate,
  today: CalendarDate,
): RuleCode | undefined => {
  if (reform.phase === 'cancelled') return 'reform-cancelled';
  if (reform.phase === 'proposed') return 'reform-not-decreed';
  if (on > today) return 'date-in-future';
  if (on < reform.signedOn) return 'reform-not-decreed';
  return on < reform.effectiveOn ? 'reform-not-yet-effective' : undefined;
};

export const complete = (
  reform: KnownReform,
  told: Told<ReformCompleted>,
  { today, closed }: StepFacts,
): Decision<ReformEvent> => {
  if (closed) return refuse(closed);
  if (reform.phase === 'completed')
    return sayAgain(standing<ReformCompleted>(reform, 'ReformCompleted')?.event.on === told.on);
  const event = { type: 'ReformCompleted', programme: reform.programme, ...told } as const;
  return orRefuse(refusalToComplete(reform, told.on, today), event);
};

/** What a simplification has done is not undone by the calendar: only a decree on structure or posts takes effect by itself. */
const actsByItself = ({ subject }: KnownReform): boolean => subject.kind !== 'simplification';

export const cancel = (
  reform: KnownReform,
  told: Told<ReformCancelled>,
  { today, closed }: StepFacts,
): Decision<ReformEvent> => {
  if (closed) return refuse(closed);
  if (reform.phase === 'cancelled')
    return sayAgain(standing<ReformCancelled>(reform, 'ReformCancelled')?.event.on === told.on);
  if (reform.phase === 'completed') return refuse('reform-completed');
  if (actsByItself(reform) && inEffect(reform, today)) return refuse('reform-in-effect');
  return orRefuse(notTooFar(told.on, today), cancelled(reform, told));
};

type Correction = Extract<ReformEvent, { type: 'ReformAmended' | 'ReformUndone' }>;

const correctionIn = ({ reform, programme, told }: RestructureCorrected): Correction =>
  'what' in told
    ? { type: 'ReformUndone', reform, programme, ...told }
    : { type: 'ReformAmended', reform, programme, ...told };

/** What a correction tells, whichever request told it. */
const tellingOf = (event: DomainEvent): string =>
  JSON.stringify([event.type, 'undone' in event && event.undone, 'amended' in event && event.amended]);

/**
 * Whether the reform knows what a request told the chart: its own fact of it bears the id of the same request, or
 * another request has told the same correction since.
 */
const knows = ({ telling }: Reform, event: RestructureEvent, begun: CommandId): boolean => {
  const told = telling?.history().flatMap(({ fact, corrections }) => [fact, ...corrections]) ?? [];
  if (told.some(({ at }) => at.commandId === begun)) return true;
  if (event.type !== 'RestructureCorrected') return false;
  const correction = tellingOf(correctionIn(event));
  return told.some((fact) => tellingOf(fact.event) === correction);
};

/** What a reform still has to be told of a decision on the chart, which no rule may take back; nothing where it knows. */
export const followChart = (reform: Reform, event: RestructureEvent, begun: CommandId): Decision<ReformEvent> =>
  reform.phase === 'absent' || knows(reform, event, begun) ? [] : followed(reform, event);

const followed = (reform: KnownReform, event: RestructureEvent): Decision<ReformEvent> => {
  switch (event.type) {
    case 'RestructureEnacted': {
      const { type: _, changes: __, ...told } = event;
      return reform.phase === 'proposed' ? [decreed(reform, told)] : [];
    }
    case 'RestructurePutOff': {
      const { type: _, ...told } = event;
      return reform.phase === 'decreed' && reform.effectiveOn < told.effectiveOn ? [deferred(reform, told)] : [];
    }
    case 'RestructureRevoked': {
      const { type: _, ...told } = event;
      return reform.phase === 'decreed' ? [cancelled(reform, told)] : [];
    }
    case 'RestructureCorrected':
      return [correctionIn(event)];
    default:
      return unreachable(event);
  }
};
