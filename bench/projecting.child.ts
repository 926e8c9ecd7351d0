import { join } from 'node:path';
import { ledger } from '../projections/ledger.tally.js';
import { openSqliteEventStore } from '../src/stores/sqlite/event-store.js';
import { openSqliteViewStore } from '../src/stores/sqlite/view-store.js';
import type { EventStore, Position } from '../src/kernel/ports/event-store.js';
import { START } from '../src/kernel/ports/event-store.js';
import { Projector } from '../src/platform/following/projector.js';

export const NAMESPACE = 'bench';

/** Persons' facts projected by a second of the run, and the memory it took at its highest. */
export type Passed = {
  readonly marks: readonly (readonly [facts: number, second: number])[];
  readonly peakMiB: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
};

const LOOK_EVERY_MS = 20;
const PAGE = 2_000;

/** How many facts of persons there are up to each position at which some stand. */
const factsUpTo = async (events: EventStore): Promise<{ positions: Position[]; facts: number[] }> => {
  const [positions, facts]: [Position[], number[]] = [[], []];
  let [after, sum] = [START, 0];
  for (;;) {
    const page = await events.readAll(after, PAGE);
    for (const { data, position } of page.filter((event) => Array.isArray(event.data.staff))) {
      sum += Array.isArray(data.staff) ? data.staff.length : 0;
      positions.push(position);
      facts.push(sum);
    }
    const last = page.at(-1);
    if (!last) return { positions, facts };
    after = last.position;
  }
};

const run = async (folder: string): Promise<Passed> => {
  const events = await openSqliteEventStore({
    file: join(folder, 'events.sqlite'),
    namespace: NAMESPACE,
    readOnly: true,
  });
  const views = await openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  const { positions, facts } = await factsUpTo(events);
  const end = positions.at(-1) ?? START;
  const projector = new Projector(ledger, { events, views });
  const marks: [number, number][] = [];
  let [at, peak] = [-1, 0];
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
    const last = at;
    while ((positions[at + 1] ?? '~') <= projector.reached()) at += 1;
    if (marks.length === 0 || at > last) marks.push([facts[at] ?? 0, performance.now() / 1000]);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const before = process.cpuUsage();
  await projector.start();
  await projector.waitFor(end, 24 * 3_600_000);
  const { user, system } = process.cpuUsage(before);
  look();
  clearInterval(timer);
  await projector.stop();
  await views.close();
  await events.close();
  return { marks: untilFacts(marks), peakMiB: peak / 1_048_576, cpuSeconds: (user + system) / 1e6 };
};

/** Without the looks before the first fact of persons. */
const untilFacts = (marks: readonly [number, number][]): [number, number][] =>
  marks.slice(
    Math.max(
      0,
      marks.findLastIndex(([done]) => done === 0),
    ),
  );

const [folder] = process.argv.slice(2);
if (folder !== undefined && process.argv[1]?.endsWith('projecting.child.js')) {
  const passed = await run(folder);
  process.send?.(passed);
}
