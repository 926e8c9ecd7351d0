import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../src/kernel/ports/event-store.js';
import { streamName } from '../../src/kernel/ports/event-store.js';
import { asId, type EventId } from '../../src/kernel/words/ids.js';
import type { ChartEvent, DecreeCorrection } from '../../src/units/chart.events.js';
import { reformDecider } from '../../src/reforms/reform.decider.js';
import type { ReformEvent } from '../../src/reforms/reform.events.js';
import { envelope } from '../kernel/counting.js';
import { ENACTED, later, policyOn, programme, reform, RestructureOffice } from './restructure.stories.js';

describe('a decree corrected on the chart whose reform was not told', () => {
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
  /** The id of the reform's newest fact of a type, as corrections name it. */
  const idsOf = async (type: string): Promise<readonly EventId[]> => {
    const facts = await office.store.read(streamName('reform', reform), 0);
    return facts
      .filter((one) => one.type === type)
      .slice(-1)
      .map(({ id }) => id);
  };

  it('is corrected with it, once, and told nothing again of what was taken back', async () => {
    const policy = await policyOn(handler);
    const reason = { key: `reform:${reform}`, box: 'c2VhbGVk' };
    const told: RecordedEvent[] = [];
    const tell = async (event: ChartEvent): Promise<void> => {
      told.push(await recordOnChart(event));
      for (const one of told) await policy.follow(one);
    };
    const correct = async (correction: DecreeCorrection, on?: typeof later): Promise<void> =>
      tell({
        type: 'RestructureCorrected',
        reform,
        programme,
        ...(on === undefined ? {} : { effectiveOn: on }),
        told: correction,
      });

    await tell(ENACTED);
    const [fact = asId<EventId>('')] = await idsOf('ReformProposed');
    await correct({ reason, amended: [{ fact, right: { effectiveOn: later } }] }, later);
    await tell({ type: 'RestructureRevoked', reform, on: later });
    await correct({ reason, what: 'restore', undone: await idsOf('ReformCancelled') }, later);
    await correct({ reason, what: 'annul', undone: await idsOf('ReformDecreed') });
    expect((await toldReform()).map(([type]) => type)).toStrictEqual([
      'ReformDecreed',
      'ReformAmended',
      'ReformCancelled',
      'ReformUndone',
      'ReformUndone',
    ]);
    for (const one of told) await (await policyOn(await office.handler())).follow(one);
    expect((await toldReform()).length).toBe(5);
  });

  it('is not corrected again where another request has told it so', async () => {
    const policy = await policyOn(handler);
    await policy.follow(await recordOnChart(ENACTED));
    const reason = { key: `reform:${reform}`, box: 'c2VhbGVk' };
    const decree = (await office.store.read(streamName('reform', reform), 1)).map(({ id }) => id);
    const told = { reason, what: 'annul', undone: decree } as const;
    const annulled = await recordOnChart({ type: 'RestructureCorrected', reform, programme, told });
    const again: ReformEvent = { type: 'ReformUndone', reform, programme, ...told };
    await handler.judge({ decider: reformDecider, id: reform, envelope: envelope() }, () => [again]);
    await policy.follow(annulled);
    expect((await toldReform()).map(([type]) => type)).toStrictEqual(['ReformDecreed', 'ReformUndone']);
  });
});
