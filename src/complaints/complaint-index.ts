import { Injectable } from '@nestjs/common';
import { stoodIn } from '../../projections/registers/complaint-spells.js';
import {
  COMPLAINT_LABEL,
  COMPLAINT_MONTH,
  COMPLAINT_RUNNING_UNIT,
  COMPLAINT_STATUS,
  COMPLAINT_TIER,
  COMPLAINT_UNIT,
  RUNNING_STATUSES,
} from '../../projections/registers/complaints.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { ListQuery } from '../kernel/ports/view-store.js';
import { FIRST_DAY } from '../kernel/words/calendar-date.js';
import type { UnitId } from '../kernel/words/ids.js';
import { monthOf, monthsBetween, monthsFrom } from '../kernel/words/month.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Opened } from '../platform/reading/reading.js';
import { Registers } from '../registers/registers.js';
import type { ComplaintsQuery } from './complaint.dto.js';

type Among = NonNullable<ListQuery['where']>;
type Asked = Pick<ComplaintsQuery, 'unit' | 'programme' | 'status' | 'tier' | 'late' | 'dueBy' | 'from' | 'to'>;

/** More units than these are no faster looked up one by one. */
const MANY = 100;

/** In so many months fewer complaints were received than ever stood in most ways. */
const FEW_MONTHS = 12;

/** More months than these are no faster looked up one by one. */
const MANY_MONTHS = 400;

const ALL: Among = { index: 'kind', values: ['complaint'] };

/** Whether only those are asked for in which a clock runs. */
const isRunning = ({ status, late, dueBy }: Asked): boolean =>
  status === undefined ? late === 'true' || dueBy !== undefined : RUNNING_STATUSES.some((one) => one === status);

const statusesOf = (asked: Asked): readonly string[] => {
  if (asked.status !== undefined) return [asked.status];
  return isRunning(asked) ? RUNNING_STATUSES : [];
};

/** Those received in the months asked for, where these are not too many: nothing is there that came in after `asOf`. */
const received = ({ from, to }: Asked, { asOf }: Pair, most: number): Among | undefined => {
  if (from === undefined && to === undefined) return undefined;
  const [first, last] = [from ?? FIRST_DAY, to !== undefined && to < asOf ? to : asOf];
  return monthsBetween(first, last) > most
    ? undefined
    : { index: COMPLAINT_MONTH, values: monthsFrom(first, last < first ? first : last) };
};

/** Those that stood in some ways at a pair, be it past. */
export const stoodThen = (statuses: readonly string[], { asOf, knownOn }: Pair): Among => {
  const month = monthOf(asOf < knownOn ? asOf : knownOn);
  return { index: COMPLAINT_STATUS, values: [...statuses, ...statuses.map((status) => stoodIn(status, month))] };
};

const ofLabel = ({ programme }: Asked): Among | undefined =>
  programme === undefined ? undefined : { index: COMPLAINT_LABEL, values: [programme] };

const ofTier = ({ tier }: Asked): Among | undefined =>
  tier === undefined ? undefined : { index: COMPLAINT_TIER, values: [tier] };

const otherwise = (asked: Asked, pair: Pair): Among => ofTier(asked) ?? received(asked, pair, MANY_MONTHS) ?? ALL;

/** Every unit that counts in one or below it, the merged ones too. */
const unitsWithin = (chart: Chart, top: UnitId): readonly UnitId[] => {
  const within = [top];
  for (const { id } of chart.all()) {
    const counted = chart.resolve(id);
    if (counted !== undefined && chart.within(counted, top)) within.push(id);
  }
  return within;
};

/** Which complaints have to be looked at for an answer: a city has hundreds of thousands, of which most are settled. */
@Injectable()
export class ComplaintIndex {
  constructor(
    private readonly handler: Handler,
    private readonly registers: Registers,
  ) {}

  /** How the list begins: 400 and 404 for what it cannot be filtered by. */
  async open(asked: ComplaintsQuery): Promise<Opened> {
    return (await this.registers.open(asked)).at;
  }

  /** None that may be asked for is left out. What leads to the fewest comes first. */
  among(asked: Asked, pair: Pair, chart: Chart): Among {
    const some = this.ofUnit(asked, pair, chart) ?? ofLabel(asked);
    if (some) return some;
    const standing = this.standing(asked, pair);
    if (standing && isRunning(asked)) return standing;
    return received(asked, pair, FEW_MONTHS) ?? standing ?? otherwise(asked, pair);
  }

  private ofUnit(asked: Asked, pair: Pair, chart: Chart): Among | undefined {
    const values = asked.unit === undefined ? [] : unitsWithin(chart, asked.unit);
    if (values.length === 0 || values.length > MANY) return undefined;
    return { index: isRunning(asked) && this.isNow(pair) ? COMPLAINT_RUNNING_UNIT : COMPLAINT_UNIT, values };
  }

  private standing(asked: Asked, pair: Pair): Among | undefined {
    const statuses = statusesOf(asked);
    if (statuses.length === 0) return undefined;
    return this.isNow(pair) ? { index: COMPLAINT_STATUS, values: statuses } : stoodThen(statuses, pair);
  }

  /** Nothing is dated or recorded after today: at such a pair things are as they were told last. */
  isNow({ asOf, knownOn }: Pair): boolean {
    const { today } = this.handler.moment();
    return asOf >= today && knownOn >= today;
  }
}
