import type { Logger } from 'pino';
import { catalogue } from '../projections/catalogue.js';
import type { AnyProjection } from './kernel/views/projection.js';
import { type Chore, ChoreRunner } from './platform/following/chore-runner.js';
import { firstViewOf } from './platform/following/view-names.js';
import { type Policy, PolicyRunner } from './platform/following/policy-runner.js';
import { KeptView } from './platform/following/kept-view.js';
import { settle } from './platform/following/projectors.js';
import { type Duty, Worker } from './platform/following/worker.js';
import { logIdOf } from './platform/ports/log-identity.js';
import type { World } from './world.js';

/** Something that follows the log until it is stopped. */
type Follower = { stop(): Promise<void> };

const runnerOf = (policy: Policy, { events, viewStore: views, report }: World): PolicyRunner =>
  new PolicyRunner(policy, { events, views, report });

const choreOf = (chore: Chore, { handler, report }: World): ChoreRunner =>
  new ChoreRunner(chore, { today: () => handler.moment().today, report });

/** What is done beside requests: what follows the log, and what follows the calendar. */
export type Errands = { readonly policies: readonly Policy[]; readonly chores: readonly Chore[] };

const begun = async (runner: PolicyRunner): Promise<PolicyRunner> => {
  await runner.begin();
  return runner;
};

/** The next start would clear the views of a store that was made anew and does not know whose they are. */
const ownAgain = async ({ events, viewStore }: World): Promise<void> => {
  if ((await viewStore.owner()) !== undefined) return;
  const log = await logIdOf(events);
  if (log !== undefined) await viewStore.own(log);
};

/** Where another version of it is built meanwhile, that is another duty. */
const keptUp = (projection: AnyProjection, world: World): Duty => ({
  name: firstViewOf(projection),
  start: async () => {
    await ownAgain(world);
    return KeptView.start(projection, { ...world, watched: true });
  },
});

/** Views that it waits for may be kept up by the same worker: they are begun beside it. */
const begunChore = async (chore: Chore, world: World): Promise<ChoreRunner> => {
  const runner = choreOf(chore, world);
  runner.begin();
  return Promise.resolve(runner);
};

/** What one process does for all: each view, each policy, and each chore. */
const dutiesOf = (world: World, { policies, chores }: Errands): readonly Duty[] => [
  ...catalogue.map((projection) => keptUp(projection, world)),
  ...policies.map((policy) => ({ name: `policy-${policy.name}`, start: async () => begun(runnerOf(policy, world)) })),
  ...chores.map((chore) => ({ name: `chore-${chore.name}`, start: async () => begunChore(chore, world) })),
];

/** The only process follows every policy itself, and has done so, and every chore, before it answers. */
const startAlone = async (world: World, { policies, chores }: Errands): Promise<Follower> => {
  const runners = [
    ...policies.map((policy) => runnerOf(policy, world)),
    ...chores.map((chore) => choreOf(chore, world)),
  ];
  for (const runner of runners) await runner.start();
  return {
    stop: async () => {
      for (const runner of runners) await runner.stop();
    },
  };
};

/** Begins to follow the log, as far as this process does. */
export const startFollowing = async (world: World, errands: Errands, log: Logger): Promise<Follower> => {
  const { leases, report, settings, views, events } = world;
  if (!leases) return startAlone(world, errands);
  const worker = new Worker(settings.role === 'api' ? [] : dutiesOf(world, errands), { leases, report });
  if (settings.role !== 'api') await worker.start();
  try {
    await settle(views.followed, events, log);
  } catch (fault) {
    await worker.stop();
    throw fault;
  }
  return worker;
};
