import type { Logger } from 'pino';
import { catalogue } from '../projections/catalogue.js';
import type { AnyProjection } from './kernel/views/projection.js';
import { firstViewOf, isOfVersion } from './platform/following/view-names.js';
import { type Policy, PolicyRunner } from './platform/following/policy-runner.js';
import type { Projector } from './platform/following/projector.js';
import { settle, startProjector } from './platform/following/projectors.js';
import { type Duty, Worker } from './platform/following/worker.js';
import type { World } from './world.js';

/** Something that follows the log until it is stopped. */
type Follower = { stop(): Promise<void> };

const runnerOf = (policy: Policy, { events, viewStore: views, report }: World): PolicyRunner =>
  new PolicyRunner(policy, { events, views, report });

const begun = async (runner: PolicyRunner): Promise<PolicyRunner> => {
  await runner.begin();
  return runner;
};

/** Where another version of it is built meanwhile, that is another duty; where it was built anew, that one serves. */
const keptUp = (projection: AnyProjection, world: World): Duty => {
  let kept: Projector | undefined;
  return {
    name: firstViewOf(projection),
    start: async () => {
      kept = await startProjector(projection, { ...world, watched: true });
      return kept;
    },
    outdated: async () => {
      const serving = await world.viewStore.serving(projection.name);
      // A view that is whole, and that none serves: its store has lost it, or that it was said to be whole.
      if (serving === undefined) return kept?.building === false;
      return serving !== kept?.view && isOfVersion(serving, projection);
    },
  };
};

/** What one process does for all: each view, and each policy. */
const dutiesOf = (world: World, policies: readonly Policy[]): readonly Duty[] => [
  ...catalogue.map((projection) => keptUp(projection, world)),
  ...policies.map((policy) => ({ name: `policy-${policy.name}`, start: async () => begun(runnerOf(policy, world)) })),
];

/** The only process follows every policy itself, and has done so before it answers. */
const startAlone = async (world: World, policies: readonly Policy[]): Promise<Follower> => {
  const runners = policies.map((policy) => runnerOf(policy, world));
  for (const runner of runners) await runner.start();
  return {
    stop: async () => {
      for (const runner of runners) await runner.stop();
    },
  };
};

/** Begins to follow the log, as far as this process does. */
export const startFollowing = async (world: World, policies: readonly Policy[], log: Logger): Promise<Follower> => {
  const { leases, report, settings, views, events } = world;
  if (!leases) return startAlone(world, policies);
  const worker = new Worker(settings.role === 'api' ? [] : dutiesOf(world, policies), { leases, report });
  if (settings.role !== 'api') await worker.start();
  try {
    await settle(views.followed, events, log);
  } catch (fault) {
    await worker.stop();
    throw fault;
  }
  return worker;
};
