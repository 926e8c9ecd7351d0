import { Injectable } from '@nestjs/common';
import { Holidays } from '../holidays/holidays.queries.js';
import type { Chart } from '../kernel/organisation/chart.js';
import type { WorkingDays } from '../kernel/organisation/working-days.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import type { Register } from '../registers/register.js';
import { Registers } from '../registers/registers.js';
import { ChartBook } from '../units/chart.queries.js';
import { punctualityOf } from './clocks.register.js';
import type { ComplaintSight } from './complaint-access.js';
import { COMPLAINT, type ComplaintRead, complaintShown } from './complaint.answer.js';
import type { ComplaintsQuery } from './complaint.dto.js';
import { complaintKind, complaintSeen, type ComplaintSeen } from './complaint.register.js';

export const COMPLAINTS: Register<ComplaintSeen> = {
  ...complaintKind,
  at: complaintSeen,
  counted: (record, pair) => (complaintKind.counted(record, pair) ? complaintSeen(record, pair) : undefined),
  name: 'complaints',
  day: ({ receivedOn }) => receivedOn,
  units: ({ unit }, chart) => {
    const counted = unit && chart.resolve(unit);
    return counted === undefined ? [] : [counted];
  },
  columns: columnsOf(COMPLAINT),
};

type Asked = Pick<ComplaintsQuery, 'tier' | 'late' | 'dueBy' | 'programme'>;

const isDue = ({ late, due }: ComplaintRead, asked: Asked): boolean => {
  if (asked.late !== undefined && asked.late !== String(late)) return false;
  return asked.dueBy === undefined || (due !== undefined && due <= asked.dueBy);
};

const isAsked = (complaint: ComplaintRead, asked: Asked): boolean =>
  (asked.tier === undefined || complaint.tier === asked.tier) &&
  (asked.programme === undefined || complaint.programme === asked.programme) &&
  isDue(complaint, asked);

type Labels = {
  readonly programmes: readonly (string | undefined)[];
  readonly reforms: readonly (string | undefined)[];
};
type FindVoid = (labels: Labels) => Promise<ReadonlySet<string>>;

type Parts = {
  readonly pair: Pair;
  readonly chart: Chart;
  /** As known at the pair. */
  readonly working: WorkingDays;
  /** What is void at the pair of what complaints are labelled with: nothing links to that. */
  readonly findVoid: FindVoid;
};

/** Complaints as they are read at a pair of dates. */
export class ComplaintsAt {
  constructor(private readonly parts: Parts) {}

  get chart(): Chart {
    return this.parts.chart;
  }

  /** Those asked for that may be read, with their clocks. */
  async register(asked: Asked, reads: (unit: UnitId | undefined) => boolean): Promise<Register<ComplaintRead>> {
    const gone = await this.parts.findVoid({ programmes: [asked.programme], reforms: [] });
    const at: Register<ComplaintRead>['at'] = (record, pair) => {
      const complaint = COMPLAINTS.at(record, pair);
      if (!complaint || gone.size > 0 || !reads(complaint.unitNow)) return undefined;
      const read = this.clocked(complaint);
      return isAsked(read, asked) ? read : undefined;
    };
    return { ...COMPLAINTS, at, counted: at };
  }

  /** As they are answered to somebody. */
  async shown(complaints: readonly ComplaintSeen[], { showing }: ComplaintSight): Promise<readonly object[]> {
    const programmes = complaints.map(({ programme }) => programme);
    const gone = await this.parts.findVoid({ programmes, reforms: complaints.map(({ reform }) => reform) });
    return complaints.map((complaint) =>
      complaintShown(this.clocked(complaint), {
        showing: showing(complaint.unitNow),
        unit: complaint.unit && this.chart.resolve(complaint.unit),
        isVoid: (label) => gone.has(label),
      }),
    );
  }

  private clocked(complaint: ComplaintSeen): ComplaintRead {
    const { pair, working } = this.parts;
    return { ...complaint, ...punctualityOf(complaint, pair.asOf, working) };
  }
}

const told = (labels: readonly (string | undefined)[]): readonly string[] => labels.flatMap((one) => one ?? []);

@Injectable()
export class ComplaintBook {
  constructor(
    private readonly registers: Registers,
    private readonly holidays: Holidays,
    private readonly charts: ChartBook,
  ) {}

  async at(pair: Pair): Promise<ComplaintsAt> {
    const { asOf, knownOn } = pair;
    const [chart, working] = [await this.charts.at(asOf, knownOn), await this.holidays.known(knownOn)];
    const findVoid: FindVoid = async ({ programmes, reforms }) => {
      const gone = [
        await this.registers.voidAmong('programme', told(programmes), pair),
        await this.registers.voidAmong('reform', told(reforms), pair),
      ];
      return new Set(gone.flatMap((some) => [...some]));
    };
    return new ComplaintsAt({ pair, chart, working, findVoid });
  }
}
