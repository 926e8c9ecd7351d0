import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { addDays, FIRST_DAY } from '../../src/kernel/words/calendar-date.js';
import { type RecordedEvent, streamName } from '../../src/kernel/ports/event-store.js';
import { Handler } from '../../src/kernel/facts/handle.js';
import { asId, type CommandId, type ProgrammeId, type ReformId, type UnitId } from '../../src/kernel/words/ids.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import type { Envelope } from '../../src/kernel/facts/envelope.js';
import { chartDecider } from '../../src/units/chart.decider.js';
import { CHART, type ChartEvent } from '../../src/units/chart.events.js';
import { reformDecider } from '../../src/reforms/reform.decider.js';
import type { ReformEvent } from '../../src/reforms/reform.events.js';
import { FollowChartHandler } from '../../src/reforms/reforms.handlers.js';
import { RestructurePolicy } from '../../src/reforms/restructure.policy.js';
import { buses } from '../../src/platform/bus/buses.js';
import { CountingOffice, done, envelope } from '../kernel/counting.js';
import { must } from '../support/expectation.js';

const reform = asId<ReformId>('merger');
const programme = asId<ProgrammeId>('programme');
const [signedOn, effectiveOn, later] = [FIRST_DAY, addDays(FIRST_DAY, 10), addDays(FIRST_DAY, 20)];
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
const ENACTED: ChartEvent = {
  type: 'RestructureEnacted',
  reform,
  programme,
  number: '7/2026',
  signedOn,
  effectiveOn,
  changes,
};

/** The policy of a process, whose commands are answered on its bus. */
const policyOn = async (handler: Handler): Promise<RestructurePolicy> => {
  const providers = [RestructurePolicy, FollowChartHandler, { provide: Handler, useValue: handler }];
  const process = await Test.createTestingModule({
    imports: [buses({ catchUp: async () => undefined })],
    providers,
  }).compile();
  await process.init();
  return process.get(RestructurePolicy);
};

describe('a restructure on the chart whose reform was not told', () => {
  let office: CountingOffice;
  let handler: Handler;
  beforeEach(async () => {
    office = await CountingOffice.open();
    handler = await office.handler();
    await handler.judge({ decider: reformDecider, id: reform, envelope: envelope() }, () => [PROPOSED]);
  });
  afterEach(() => office.close());

  /** Records an event of the chart alone, as a crash would leave it. */
  const recordOnChart = async (event: ChartEvent, told: Envelope = envelope()): Promise<RecordedEvent> => {
    const aim = { decider: chartDecider, id: CHART.id, envelope: told };
    const { revision } = done(await handler.judge(aim, () => [event]));
    const [recorded] = await office.store.read(streamName(CHART.category, CHART.id), revision);
    must(recorded);
    return recorded;
  };
  const toldReform = async () =>
    (await office.store.read(streamName('reform', reform), 1)).map(({ type, data }) => [type, data.effectiveOn]);

  it('marks its reform decreed, put off and cancelled', async () => {
    const policy = await policyOn(handler);
    await policy.follow(await recordOnChart(ENACTED));
    await policy.follow(await recordOnChart({ type: 'RestructurePutOff', reform, effectiveOn: later }));
    await policy.follow(await recordOnChart({ type: 'RestructureRevoked', reform, on: later }));
    expect(await toldReform()).toStrictEqual([
      ['ReformDecreed', effectiveOn],
      ['ReformPutOff', later],
      ['ReformCancelled', undefined],
    ]);
  });

  it('is told once, however often it is followed, by another process as well', async () => {
    const [policy, other] = [await policyOn(handler), await policyOn(await office.handler())];
    const enacted = await recordOnChart(ENACTED);
    const putOff = await recordOnChart({ type: 'RestructurePutOff', reform, effectiveOn: later });
    for (const one of [policy, other, policy]) {
      await one.follow(enacted);
      await one.follow(putOff);
    }
    expect(await toldReform()).toStrictEqual([
      ['ReformDecreed', effectiveOn],
      ['ReformPutOff', later],
    ]);
  });

  it('says who acted and what caused it', async () => {
    const enacted = await recordOnChart(ENACTED);
    await (await policyOn(handler)).follow(enacted);
    const [, decreed] = await office.store.read(streamName('reform', reform), 0);
    expect([decreed?.meta.actor, decreed?.meta.$causationId]).toStrictEqual([enacted.meta.actor, enacted.id]);
  });

  it('is told as the request that began it: under its key that finds its answer, whatever it expected', async () => {
    const request = { ...envelope(), requestHash: 'hash', ifMatch: 0 };
    const { ifMatch: _, ...onChart } = { ...request, commandId: asId<CommandId>('on-the-chart') };
    const enacted = await recordOnChart(ENACTED, { ...onChart, causationId: request.commandId });
    await (await policyOn(handler)).follow(enacted);
    const anew = await office.handler();
    const [, decreed] = await office.store.read(streamName('reform', reform), 0);
    for (const one of [handler, anew]) {
      const repeat = async (hash: string) =>
        one.judge({ decider: reformDecider, id: reform, envelope: { ...request, requestHash: hash } }, () => []);
      const { position } = done(await repeat('hash'));
      expect(position).toBe(decreed?.position);
      expect(await repeat('other')).toStrictEqual(refuse('idempotency-key-reused'));
    }
  });

  it('keeps the reason given', async () => {
    const policy = await policyOn(handler);
    const reason = { key: `reform:${reform}`, box: 'c2VhbGVk' };
    await policy.follow(await recordOnChart(ENACTED));
    await policy.follow(await recordOnChart({ type: 'RestructurePutOff', reform, effectiveOn: later, reason }));
    await policy.follow(await recordOnChart({ type: 'RestructureRevoked', reform, on: later, reason }));
    const told = await office.store.read(streamName('reform', reform), 2);
    expect(told.map(({ data }) => data.reason)).toStrictEqual([reason, reason]);
  });

  it('is nothing to a reform that there is not', async () => {
    const recorded = await recordOnChart({ ...ENACTED, reform: asId<ReformId>('unknown') });
    await (await policyOn(handler)).follow(recorded);
    expect(await office.store.read(streamName('reform', 'unknown'), 0)).toStrictEqual([]);
  });
});
