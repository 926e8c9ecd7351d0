import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { addDays, FIRST_DAY } from '../../src/kernel/words/calendar-date.js';
import { type RecordedEvent, streamName } from '../../src/kernel/ports/event-store.js';
import { Handler } from '../../src/kernel/facts/handle.js';
import { asId, type ProgrammeId, type ReformId, type UnitId } from '../../src/kernel/words/ids.js';
import type { Envelope } from '../../src/kernel/facts/envelope.js';
import { chartDecider } from '../../src/units/chart.decider.js';
import { CHART, type ChartEvent, type RestructureEnacted } from '../../src/units/chart.events.js';
import { reformDecider } from '../../src/reforms/reform.decider.js';
import type { ReformEvent } from '../../src/reforms/reform.events.js';
import { FollowChartHandler } from '../../src/reforms/reforms.handlers.js';
import { RestructurePolicy } from '../../src/reforms/restructure.policy.js';
import { buses } from '../../src/platform/bus/buses.js';
import { CountingOffice, done, envelope } from '../kernel/counting.js';
import { must } from '../support/expectation.js';

export const reform = asId<ReformId>('merger');
export const programme = asId<ProgrammeId>('programme');
export const [effectiveOn, later] = [addDays(FIRST_DAY, 10), addDays(FIRST_DAY, 20)];
const changes = [{ change: 'merge', unit: asId<UnitId>('a'), into: asId<UnitId>('b') } as const];

const PROPOSED: ReformEvent = {
  type: 'ReformProposed',
  reform,
  programme,
  title: 'One office',
  units: [],
  effectiveOn,
  subject: { kind: 'restructure', changes },
};
export const ENACTED: RestructureEnacted = {
  type: 'RestructureEnacted',
  reform,
  programme,
  number: '7/2026',
  signedOn: FIRST_DAY,
  effectiveOn,
  changes,
};

/** The policy of a process, whose commands are answered on its bus. */
export const policyOn = async (handler: Handler): Promise<RestructurePolicy> => {
  const providers = [RestructurePolicy, FollowChartHandler, { provide: Handler, useValue: handler }];
  const process = await Test.createTestingModule({
    imports: [buses({ catchUp: async () => undefined })],
    providers,
  }).compile();
  await process.init();
  return process.get(RestructurePolicy);
};

/** A log in which a restructure is proposed, and whoever tells the chart of it. */
export class RestructureOffice {
  private constructor(
    readonly office: CountingOffice,
    readonly handler: Handler,
  ) {}

  static async open(): Promise<RestructureOffice> {
    const office = await CountingOffice.open();
    const handler = await office.handler();
    await handler.judge({ decider: reformDecider, id: reform, envelope: envelope() }, () => [PROPOSED]);
    return new RestructureOffice(office, handler);
  }

  async close(): Promise<void> {
    await this.office.close();
  }

  /** Records an event of the chart alone, as a crash would leave it. */
  async recordOnChart(event: ChartEvent, told: Envelope = envelope()): Promise<RecordedEvent> {
    const aim = { decider: chartDecider, id: CHART.id, envelope: told };
    const { revision } = done(await this.handler.judge(aim, () => [event]));
    const [recorded] = await this.office.store.read(streamName(CHART.category, CHART.id), revision);
    must(recorded);
    return recorded;
  }

  /** What the reform was told since it was proposed. */
  async told(): Promise<readonly RecordedEvent[]> {
    return this.office.store.read(streamName('reform', reform), 1);
  }
}
