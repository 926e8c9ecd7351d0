import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { positionOf } from '../../src/kernel/ports/event-store.js';
import type { AnyProjection } from '../../src/kernel/views/projection.js';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import { Projector } from '../../src/platform/following/projector.js';
import { endedLog, tallied, TallyOffice, withCommits } from './tallying.js';

const PATIENCE_MS = 20_000;

/** For each test of a suite an office of its own, and the projectors started on it; both end with the test. */
const projecting = () => {
  let office: TallyOffice;
  let running: Projector[];
  beforeEach(async () => {
    office = await TallyOffice.open();
    running = [];
  });
  afterEach(async () => {
    for (const projector of running) await projector.stop();
    await office.close();
  });
  const start = async (views: ViewStore = office.views, projection: AnyProjection = tallied, view?: string) => {
    const projector = new Projector(projection, { events: office.events, views }, view);
    running.push(projector);
    await projector.start();
    return projector;
  };
  return { office: () => office, start };
};

describe('a projector', () => {
  const { office, start } = projecting();

  it('catches up with the log and follows it', async () => {
    const before = await office().record(20);
    const projector = await start();
    expect(await projector.waitFor(before, PATIENCE_MS)).toBeTruthy();
    expect(await office().held()).toStrictEqual(office().expected);
    const after = await office().record(5);
    expect(await projector.waitFor(after, PATIENCE_MS)).toBeTruthy();
    expect(await office().held()).toStrictEqual(office().expected);
    expect(projector.reached()).toBe(after);
    expect(projector.health()).toStrictEqual({ view: 'tallied.1', position: after, running: true, building: false });
  });

  it('tells when a position is not reached in time, or not any more', async () => {
    const projector = await start();
    const beyond = positionOf(1_000);
    expect(await projector.waitFor(beyond, 1)).toBe(false);
    const waiting = projector.waitFor(beyond, PATIENCE_MS);
    await projector.stop();
    expect(await waiting).toBe(false);
  });

  it('folds every event once, however often it is stopped and started in the middle', async () => {
    for (let round = 0; round < 8; round += 1) {
      const recording = office().record(60);
      const projector = await start();
      await projector.waitFor(positionOf(round * 60 + 10), PATIENCE_MS);
      await projector.stop();
      await recording;
    }
    const { position } = await office().events.head();
    expect(await (await start()).waitFor(position, PATIENCE_MS)).toBeTruthy();
    expect(await office().held()).toStrictEqual(office().expected);
  });

  it('stops where another has taken over the view, and leaves that one its work', async () => {
    const first = await start();
    expect(await first.waitFor(await office().record(5), PATIENCE_MS)).toBeTruthy();
    const second = await start();
    const position = await office().record(5);
    expect(await second.waitFor(position, PATIENCE_MS)).toBeTruthy();
    await first.stop();
    expect(first.health().running).toBe(false);
    expect(await office().held()).toStrictEqual(office().expected);
  });

  it('stops without a fault though it has passed over events since another took over', async () => {
    const first = await start();
    expect(await first.waitFor(await office().record(5), PATIENCE_MS)).toBeTruthy();
    const second = await start();
    const position = await office().record(3, 'Other');
    expect(await first.waitFor(position, PATIENCE_MS)).toBeTruthy();
    await first.stop();
    expect(await second.waitFor(await office().record(1), PATIENCE_MS)).toBeTruthy();
    expect(await office().held()).toStrictEqual(office().expected);
  });

  it('moves over events that do not concern its view', async () => {
    await office().record(3);
    const position = await office().record(10, 'Other');
    const projector = await start();
    expect(await projector.waitFor(position, PATIENCE_MS)).toBeTruthy();
    await projector.stop();
    expect((await office().views.state('tallied.1'))?.position).toBe(position);
    expect(await office().held()).toStrictEqual(office().expected);
  });

  it('builds a view anew beside the one that serves', async () => {
    const position = await office().record(40);
    expect(await (await start()).waitFor(position, PATIENCE_MS)).toBeTruthy();
    const rebuilding = await start(office().views, tallied, 'tallied.1.2');
    expect(await rebuilding.waitFor(position, PATIENCE_MS)).toBeTruthy();
    expect(await office().held('tallied.1.2')).toStrictEqual(office().expected);
    expect(await office().held('tallied.1')).toStrictEqual(office().expected);
  });
});

describe('a projector in trouble', () => {
  const { office, start } = projecting();

  it('tries a batch again whose commit failed', async () => {
    const position = await office().record(30);
    const projector = await start(withCommits(office().views, 'fails'));
    expect(await projector.waitFor(position, PATIENCE_MS)).toBeTruthy();
    expect(await office().held()).toStrictEqual(office().expected);
  });

  it('does not fold a batch again that was committed, though nobody was told', async () => {
    const position = await office().record(30);
    const projector = await start(withCommits(office().views, 'is lost'));
    expect(await projector.waitFor(position, PATIENCE_MS)).toBeTruthy();
    expect(await projector.waitFor(await office().record(3), PATIENCE_MS)).toBeTruthy();
    expect(await office().held()).toStrictEqual(office().expected);
  });

  it('tells which event it cannot fold, and goes on when it can', async () => {
    let fails = true;
    const picky: AnyProjection = {
      ...tallied,
      fold: (event, batch) => {
        if (fails && event.data.by === 3) throw new Error('cannot be folded');
        tallied.fold(event, batch);
      },
    };
    const position = await office().record(5);
    const projector = await start(office().views, picky);
    expect(await projector.waitFor(position, 200)).toBe(false);
    const { running: runs, fault } = projector.health();
    expect([runs, fault]).toStrictEqual([false, { position: positionOf(3), eventType: 'Tallied' }]);
    fails = false;
    expect(await projector.waitFor(position, PATIENCE_MS)).toBeTruthy();
    expect(await office().held()).toStrictEqual(office().expected);
    expect(await projector.waitFor(await office().record(1), PATIENCE_MS)).toBeTruthy();
    expect(projector.health().fault).toBe(undefined);
  });

  it('rests where the log is closed before it is stopped', async () => {
    const told: unknown[] = [];
    const { views } = office();
    const parts = { events: endedLog(office().events), views, report: (trouble: unknown) => void told.push(trouble) };
    const projector = new Projector(tallied, parts);
    await projector.start();
    expect(await projector.waitFor(positionOf(1), 50)).toBe(false);
    await projector.stop();
    expect(told.length).toBe(1);
  });
});
