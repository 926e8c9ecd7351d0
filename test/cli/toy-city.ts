import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { openSqliteViewStore } from '../../src/stores/sqlite/view-store.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { type EventStore, type NewEvent, type Position, streamName } from '../../src/kernel/ports/event-store.js';
import { asId } from '../../src/kernel/words/ids.js';
import type { AnyProjection } from '../../src/kernel/views/projection.js';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import { Projector } from '../../src/platform/following/projector.js';
import type { Cleaning } from '../support/cleanup.js';

const keyIn = ({ data }: NewEvent): string => data.key as string;

/** Counts visits of places: a document for each place, a cell for each visit. */
export const visits: AnyProjection = {
  name: 'visits',
  version: 1,
  handles: new Set(['Visited']),
  weight: () => 1,
  keys: (event) => [keyIn(event)],
  indexes: (key) => ({ place: [key] }),
  fold: (event, { slots: [slot], cells }) => {
    slot?.put({ visits: Number(slot.doc?.visits ?? 0) + 1 });
    cells.add(
      { subject: `visits:${keyIn(event)}`, category: 'by-day', unit: 'unit', on: Number(event.position) % 40 },
      1,
    );
  },
};

const eventOf = (type: string, key: string): NewEvent => ({
  id: asId(randomUUID()),
  type,
  data: { key },
  meta: {
    recordedAt: '2026-01-01T00:00:00.000Z',
    recordedOn: '2026-01-01' as CalendarDate,
    actor: 'tester',
    commandId: asId(randomUUID()),
    $correlationId: 'c',
    $causationId: 'c',
    schemaVersion: 1,
  },
});

/** A log and its views, as a server has them open, and as a command beside it does. */
export class ToyCity {
  readonly alone = true;

  private constructor(
    readonly dataDir: string,
    readonly events: EventStore,
    readonly views: ViewStore,
    readonly scratch: ViewStore,
  ) {}

  static async open(t: Cleaning): Promise<ToyCity> {
    const dataDir = await mkdtemp(join(tmpdir(), 'toy-city-'));
    const events = await openSqliteEventStore({ file: join(dataDir, 'events.sqlite'), namespace: 'toy' });
    const views = await openSqliteViewStore({ file: join(dataDir, 'views.sqlite') });
    const scratch = await openSqliteViewStore({ file: join(dataDir, 'scratch.sqlite') });
    t.after(async () => {
      for (const store of [events, views, scratch]) await store.close();
      await rm(dataDir, { recursive: true, force: true });
    });
    return new ToyCity(dataDir, events, views, scratch);
  }

  /** Visits `count` places, and something that the view does not know. */
  async visit(count: number, from = 0): Promise<void> {
    const visited = Array.from({ length: count }, (_, index) => eventOf('Visited', `place-${from + index}`));
    const events = [...visited, eventOf('Ignored', 'x')];
    await this.events.append(streamName('tour', randomUUID()), 'none', events);
  }

  /** A projector that keeps the view up. */
  async projector(): Promise<Projector> {
    const projector = new Projector(visits, { events: this.events, views: this.views });
    await projector.start();
    return projector;
  }

  async project(): Promise<Position> {
    const projector = await this.projector();
    const { position } = await this.events.head();
    await projector.waitFor(position, 10_000);
    await projector.stop();
    return position;
  }
}
