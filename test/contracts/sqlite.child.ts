// Run as a process of its own by the specs that need a second one, or one to kill.
import { openSqliteEventStore } from '../../src/stores/sqlite/event-store.js';
import { lockDataDirectory } from '../../src/stores/sqlite/lock.js';
import type { EventStore } from '../../src/kernel/ports/event-store.js';
import { appended, event, events, someStream } from './event-store.support.js';

const [task = '', path = ''] = process.argv.slice(2);

const say = (word: string): void => void process.stdout.write(`${word}\n`);

/** Appends for ever, and tells of each event once its append is acknowledged: position and id. */
const appendForEver = async (store: EventStore): Promise<void> => {
  const stream = someStream();
  for (let revision = -1; ; revision += 3) {
    const batch = [event({ revision }), ...events(2)];
    const { position } = appended(await store.append(stream, revision < 0 ? 'none' : revision, batch));
    batch.forEach(({ id }, index) => say(`${Number(position) - 2 + index} ${id}`));
  }
};

const tasks: Readonly<Record<string, () => Promise<unknown>>> = {
  append: async () => {
    const store = await openSqliteEventStore({ file: path, namespace: 'city' });
    await Promise.all(Array.from({ length: 16 }, () => appendForEver(store)));
  },
  lock: async () => {
    say((await lockDataDirectory(path)).kind);
    setInterval(() => undefined, 1_000);
  },
};

await tasks[task]?.();
