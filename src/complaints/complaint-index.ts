import { Injectable } from '@nestjs/common';
import { COMPLAINT_LABEL, COMPLAINT_STATUS, COMPLAINT_UNIT } from '../../projections/registers/complaints.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { ListQuery } from '../kernel/ports/view-store.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Opened } from '../platform/reading/reading.js';
import { Registers } from '../registers/registers.js';
import type { ComplaintsQuery } from './complaint.dto.js';

type Among = NonNullable<ListQuery['where']>;
type Asked = Pick<ComplaintsQuery, 'unit' | 'programme' | 'status' | 'late' | 'dueBy'>;

/** More units than these are no faster looked up one by one. */
const MANY = 100;

/** Those in which a clock runs: only they are due, or late. */
export const RUNNING_STATUSES = ['received', 'verified'] as const;

const statusesOf = ({ status, late, dueBy }: Asked): readonly string[] => {
  if (status !== undefined) return [status];
  return late === 'true' || dueBy !== undefined ? RUNNING_STATUSES : [];
};

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

  /** None that may be asked for is left out. */
  among(asked: Asked, pair: Pair, chart: Chart): Among {
    const { unit, programme } = asked;
    const units = unit === undefined ? [] : unitsWithin(chart, unit);
    if (units.length > 0 && units.length <= MANY) return { index: COMPLAINT_UNIT, values: units };
    if (programme !== undefined) return { index: COMPLAINT_LABEL, values: [programme] };
    const statuses = this.isNow(pair) ? statusesOf(asked) : [];
    return statuses.length > 0
      ? { index: COMPLAINT_STATUS, values: statuses }
      : { index: 'kind', values: ['complaint'] };
  }

  /** Nothing is dated or recorded after today: at such a pair things are as they were told last. */
  isNow({ asOf, knownOn }: Pair): boolean {
    const { today } = this.handler.moment();
    return asOf >= today && knownOn >= today;
  }
}
