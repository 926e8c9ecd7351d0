import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { openSqliteViewStore } from '../../src/stores/sqlite/view-store.js';
import { dayOf, FIRST_DAY } from '../../src/kernel/words/calendar-date.js';
import {
  type EventStore,
  type Position,
  type RecordedEvent,
  START,
  streamName,
} from '../../src/kernel/ports/event-store.js';
import { asId } from '../../src/kernel/words/ids.js';
import type { AnyProjection } from '../../src/kernel/views/projection.js';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';

const keyOf = ({ data }: RecordedEvent): string => (typeof data.key === 'string' ? data.key : '');

/** What folding once gives, and folding twice does not: how many events a key had, and their sum in cells. */
export const tallied: AnyProjection = {
  name: 'tallied',
  version: 1,
  handles: new Set(['Tallied']),
  weight: () => 1,
  keys: (event) => [keyOf(event)],
  fold: (event, { slots: [slot], cells }) => {
    slot?.put({ events: Number(slot.doc?.events ?? 0) + 1 });
    cells.add({ subject: 'tallied', category: keyOf(event), unit: '', on: dayOf(FIRST_DAY) }, Number(event.data.by));
  },
};

/** A log and a view store in a directory of their own. */
export class TallyOffice {
  private told = 0;
  private readonly sums = new Map<string, { events: number; by: number }>();

  private constructor(
    private readonly directory: string,
    readonly events: EventStore,
    readonly views: ViewStore,
  ) {}

  static async open(): Promise<TallyOffice> {
    const directory = await mkdtemp(join(tmpdir(), 'penataan-projector-'));
    const events = await openSqliteEventStore({ file: join(directory, 'events.db'), namespace: 'city' });
    return new TallyOffice(directory, events, await openSqliteViewStore({ file: join(directory, 'views.db') }));
  }

  get parts(): { events: EventStore; views: ViewStore } {
    return { events: this.events, views: this.views };
  }

  /** Records some events, each in a stream of its own; gives the position of the last. */
  async record(count: number, type = 'Tallied'): Promise<Position> {
    let position = START;
    for (let n = 0; n < count; n += 1) {
      const [key, by] = [`k${(this.told += 1) % 7}`, this.told];
      const answer = await this.events.append(streamName('tally', randomUUID()), 'none', [
        { id: asId(randomUUID()), type, data: { key, by }, meta: META },
      ]);
      if (answer.kind === 'appended') position = answer.position;
      if (type === 'Tallied') this.note(key, by);
    }
    return position;
  }

  /** What a view should hold of all that was recorded. */
  get expected(): string[] {
    return [...this.sums].map(([key, { events, by }]) => `${key}: ${events} events, ${by}`).sort();
  }

  /** What a view holds. */
  async held(view = 'tallied.1'): Promise<string[]> {
    const documents = await this.views.list(view, { limit: 100 });
    const day = dayOf(FIRST_DAY);
    const sums = await this.views.sum(view, { subjects: ['tallied'], asOf: day, knownOn: day });
    return documents.map(({ key, doc }) => {
      const by = sums.find(({ category }) => category === key)?.n;
      return `${key}: ${Number(doc.events)} events, ${by}`;
    });
  }

  async close(): Promise<void> {
    await this.events.close();
    await this.views.close();
    await rm(this.directory, { recursive: true });
  }

  private note(key: string, more: number): void {
    const { events, by } = this.sums.get(key) ?? { events: 0, by: 0 };
    this.sums.set(key, { events: events + 1, by: by + more });
  }
}

const META = {
  recordedAt: '2000-01-01T05:00:00.000Z',
  recordedOn: FIRST_DAY,
  actor: 'office',
  commandId: asId<never>('command'),
  $correlationId: 'c',
  $causationId: 'c',
  schemaVersion: 1,
} as const;

/** A log that ends as soon as it is followed. */
export const endedLog = (events: EventStore): EventStore =>
  Object.assign(Object.create(events), { subscribe: () => nothing() });

async function* nothing(): AsyncGenerator<never> {}

/** A view store whose commits do what is told, one after another, and then what they should. */
export const withCommits = (views: ViewStore, ...told: readonly ('fails' | 'is lost')[]): ViewStore => {
  const due = [...told];
  const commit: ViewStore['commit'] = async (view, part) => {
    const next = due.shift();
    if (next === 'fails') throw new Error('the store is away');
    const answer = await views.commit(view, part);
    if (next === 'is lost') throw new Error('the answer was lost');
    return answer;
  };
  return new Proxy(views, {
    get: (target, name) => {
      if (name === 'commit') return commit;
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
};
