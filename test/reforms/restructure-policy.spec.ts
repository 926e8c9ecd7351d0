import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { asId, type CommandId, type ReformId } from '../../src/kernel/words/ids.js';
import { refuse } from '../../src/kernel/words/refusal.js';
import { reformDecider } from '../../src/reforms/reform.decider.js';
import { done, envelope } from '../kernel/counting.js';
import { effectiveOn, ENACTED, later, policyOn, reform, RestructureOffice } from './restructure.stories.js';

describe('a restructure on the chart whose reform was not told', () => {
  let city: RestructureOffice;
  let office: RestructureOffice['office'];
  let handler: RestructureOffice['handler'];
  beforeEach(async () => {
    city = await RestructureOffice.open();
    ({ office, handler } = city);
  });
  afterEach(() => city.close());

  const recordOnChart: RestructureOffice['recordOnChart'] = async (event, told) => city.recordOnChart(event, told);
  const toldReform = async () => (await city.told()).map(({ type, data }) => [type, data.effectiveOn]);

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
