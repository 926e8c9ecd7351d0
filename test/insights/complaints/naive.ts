import type { RegisterRecord } from '../../../projections/registers.view.js';
import type { CalendarDate } from '../../../src/kernel/words/calendar-date.js';
import { addDays } from '../../../src/kernel/words/calendar-date.js';

/** What is asked, as section 15 of the capabilities has it. */
export type Question = {
  readonly asOf: CalendarDate;
  readonly knownOn: CalendarDate;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly programme?: string | undefined;
};

type Loose = { readonly type: string } & Readonly<Record<string, unknown>>;
type Step = { readonly id: string; readonly event: Loose };

/** A complaint as it stands at a pair. */
export type Stood = {
  readonly status: string;
  readonly unit: string | undefined;
  readonly tier: string | undefined;
  readonly late: boolean;
  readonly onTime: boolean;
  readonly days: number;
};

const DUE: Readonly<Record<string, number>> = { light: 2, normative: 5, 'not-supervisory': 14, supervisory: 60 };

/** Monday to Friday but for holidays, day by day. */
export class Calendar {
  constructor(private readonly holidays: ReadonlySet<string>) {}

  isWorking(day: CalendarDate): boolean {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !this.holidays.has(day);
  }

  due(from: CalendarDate, n: number): CalendarDate {
    let day = from;
    for (let left = n; left > 0;) {
      day = addDays(day, 1);
      if (this.isWorking(day)) left -= 1;
    }
    return day;
  }

  between(from: CalendarDate, to: CalendarDate): number {
    let days = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (this.isWorking(day)) days += 1;
    return days;
  }
}

/** The facts of a complaint as they are told on a day; undefined where it is void by then. */
const toldBy = ({ facts }: RegisterRecord, knownOn: string): Step[] | undefined => {
  let steps: Step[] = [];
  for (const fact of facts) {
    const { id, recordedOn } = fact;
    const event = fact.event as unknown as Loose;
    if (recordedOn > knownOn) break;
    if (event.type === 'ComplaintVoided') return undefined;
    if (event.type === 'ComplaintUndone') {
      const undone = event.undone as readonly string[];
      steps = steps.filter((step) => !undone.includes(step.id));
    } else if (event.type === 'ComplaintAmended') {
      const amended = event.amended as readonly { fact: string; right: object }[];
      steps = steps.map((step) => {
        const right = amended.filter(({ fact: of }) => of === step.id).map((one) => one.right);
        return { id: step.id, event: Object.assign({}, step.event, ...right) as Loose };
      });
    } else steps.push({ id, event });
  }
  return steps;
};

const STATUS: Readonly<Record<string, string>> = {
  ComplaintReceived: 'received',
  ComplaintCompleted: 'received',
  ComplaintReturned: 'returned',
  ComplaintVerified: 'verified',
  ComplaintAssigned: 'verified',
  ComplaintReopened: 'verified',
  ComplaintAnswered: 'answered',
  ComplaintClosed: 'closed',
  ComplaintForwarded: 'forwarded',
  ComplaintRejected: 'rejected',
  ComplaintWithdrawn: 'withdrawn',
};

const dayOf = ({ event }: Step): CalendarDate => (event.on ?? event.receivedOn) as CalendarDate;
const lastOf = (steps: readonly Step[], ...types: readonly string[]): Step | undefined =>
  steps.findLast(({ event }) => types.includes(event.type));

const isAmong = (receipt: Step | undefined, { from, to, programme }: Question): receipt is Step => {
  if (receipt?.event.type !== 'ComplaintReceived') return false;
  const received = dayOf(receipt);
  return received >= from && received <= to && (programme === undefined || receipt.event.programme === programme);
};

type Running = { readonly since: CalendarDate; readonly allowed: number };

const clockOf = (steps: readonly Step[], tier: string | undefined): Record<string, Running | undefined> => {
  const received = lastOf(steps, 'ComplaintReceived', 'ComplaintCompleted');
  const verified = lastOf(steps, 'ComplaintVerified', 'ComplaintReopened');
  return {
    received: received && { since: dayOf(received), allowed: 3 },
    verified: verified && { since: dayOf(verified), allowed: DUE[tier ?? ''] ?? 0 },
  };
};

const told = (step: Step | undefined, field: string): string | undefined => step?.event[field] as string | undefined;

const isPast = (clock: Running | undefined, day: CalendarDate, calendar: Calendar): boolean =>
  clock !== undefined && day > calendar.due(clock.since, clock.allowed);

/** How it was answered, where it is. */
const answering = (steps: readonly Step[], verified: Running | undefined, calendar: Calendar) => {
  const answer = lastOf(steps, 'ComplaintAnswered');
  if (!answer || !verified) return { onTime: false, days: 0 };
  const on = dayOf(answer);
  return { onTime: !isPast(verified, on, calendar), days: calendar.between(verified.since, on) };
};

const statusOf = (steps: readonly Step[]): string => STATUS[steps.at(-1)?.event.type ?? ''] ?? '';

/** Undefined where it is not among those asked for. */
export const stoodAt = (record: RegisterRecord, asked: Question, calendar: Calendar): Stood | undefined => {
  const { asOf, knownOn } = asked;
  const steps = toldBy(record, knownOn)?.filter((step) => dayOf(step) <= asOf) ?? [];
  if (!isAmong(steps[0], asked)) return undefined;
  const status = statusOf(steps);
  const tier = told(lastOf(steps, 'ComplaintVerified'), 'tier');
  const unit = told(lastOf(steps, 'ComplaintVerified', 'ComplaintAssigned'), 'unit');
  const clocks = clockOf(steps, tier);
  const late = isPast(clocks[status], asOf, calendar);
  const isAnswered = status === 'answered' || status === 'closed';
  const answer = answering(steps, isAnswered ? clocks.verified : undefined, calendar);
  return { status, unit, tier, late, ...answer };
};

const median = (days: readonly number[]): number | null => {
  const sorted = [...days].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : Math.round(5 * (low + high)) / 10;
};

/** The figures of some complaints. */
export const figuresOf = (stood: readonly Stood[]): object => {
  const among = (...statuses: readonly string[]): Stood[] => stood.filter(({ status }) => statuses.includes(status));
  const answered = among('answered', 'closed');
  const onTime = answered.filter((one) => one.onTime);
  const ofTier = (tier: string): object => ({
    answered: answered.filter((one) => one.tier === tier).length,
    onTime: onTime.filter((one) => one.tier === tier).length,
  });
  return {
    received: stood.length,
    open: among('received', 'returned', 'verified').length,
    late: stood.filter(({ late }) => late).length,
    answered: answered.length,
    onTime: onTime.length,
    onTimeRate: answered.length === 0 ? null : Math.round((10_000 * onTime.length) / answered.length) / 10_000,
    medianDays: median(answered.map(({ days }) => days)),
    byTier: Object.fromEntries(Object.keys(DUE).map((tier) => [tier, ofTier(tier)])),
  };
};

/** As `figuresOf`, with those that ended elsewhere. */
export const wholeOf = (stood: readonly Stood[]): object => {
  const count = (wanted: string): number => stood.filter(({ status }) => status === wanted).length;
  const [forwarded, rejected, withdrawn] = ['forwarded', 'rejected', 'withdrawn'].map(count);
  return { ...figuresOf(stood), forwarded, rejected, withdrawn };
};
