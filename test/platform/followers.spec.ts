import { expect, test } from '@jest/globals';
import { setTimeout as after } from 'node:timers/promises';
import { dayOf } from '../../src/kernel/words/calendar-date.js';
import { asId } from '../../src/kernel/words/ids.js';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import type { Trouble } from '../../src/platform/process/log.js';
import { type Policy, PolicyRunner } from '../../src/platform/following/policy-runner.js';
import { Projector } from '../../src/platform/following/projector.js';
import { ToyCity, visits } from '../cli/toy-city.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';

type Commit = ViewStore['commit'];

/** The views of a city, but for how a commit goes. */
const withCommit = ({ views }: ToyCity, commit: (real: Commit, ...args: Parameters<Commit>) => ReturnType<Commit>) =>
  Object.assign(Object.create(views) as ViewStore, {
    commit: async (...args: Parameters<Commit>) => commit(views.commit.bind(views), ...args),
  });

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await after(5);
};

const projecting = async (t: Cleaning, commit: Parameters<typeof withCommit>[1]) => {
  const city = await ToyCity.open(t);
  const told: Trouble[] = [];
  const views = withCommit(city, commit);
  const projector = new Projector(visits, { events: city.events, views, report: (trouble) => told.push(trouble) });
  await projector.start();
  t.after(() => projector.stop());
  return { city, projector, told };
};

test(
  'a commit that was stored though its answer was lost is not counted twice',
  cleaned(async (t) => {
    let lost = 2;
    const { city, projector } = await projecting(t, async (real, view, commit) => {
      const committed = await real(view, commit);
      if (commit.cells.length > 0 && lost-- > 0) throw new Error('the answer was lost');
      return committed;
    });
    await city.visit(3);
    await city.visit(3);
    expect(await projector.waitFor((await city.events.head()).position, 10_000)).toBeTruthy();
    const day = dayOf(asId('2030-01-01'));
    const sums = await city.views.sum('visits.1', { subjects: ['visits:place-0'], asOf: day, knownOn: day });
    expect(sums.map(({ n }) => n)).toStrictEqual([2]);
  }),
);

test(
  'what holds a view up is told once, without its text, and shown until it is over',
  cleaned(async (t) => {
    let full = true;
    const { city, projector, told } = await projecting(t, async (real, view, commit) => {
      if (full) throw new Error('no space for Zqxnama');
      return real(view, commit);
    });
    await city.visit(2);
    await until(() => told.length > 0 && !projector.health().running);
    await after(1_200);
    expect(told.map(({ loop }) => loop)).toStrictEqual(['visits.1']);
    full = false;
    expect(await projector.waitFor((await city.events.head()).position, 10_000)).toBeTruthy();
    await until(() => projector.health().running);
  }),
);

test(
  'a view that cannot be stored when the server stops does not keep it from stopping',
  cleaned(async (t) => {
    const { city, projector, told } = await projecting(t, async () => {
      throw new Error('no space');
    });
    await city.visit(0);
    expect(await projector.waitFor((await city.events.head()).position, 10_000)).toBeTruthy();
    await projector.stop();
    expect(told.length).toBe(1);
  }),
);

const policyOf = (follow: Policy['follow']): Policy => ({ name: 'tours', handles: new Set(['Visited']), follow });

const runnerOf = ({ events, views }: ToyCity, policy: Policy, told: Trouble[] = []): PolicyRunner =>
  new PolicyRunner(policy, { events, views, report: (trouble) => told.push(trouble) });

test(
  'a policy has followed all that the log held once it is started, and nothing a second time',
  cleaned(async (t) => {
    const city = await ToyCity.open(t);
    await city.visit(3);
    const followed: string[] = [];
    const policy = policyOf(async ({ position }) => void followed.push(position));
    const runner = runnerOf(city, policy);
    await runner.start();
    expect(followed.length).toBe(3);
    await city.visit(0);
    await runner.stop();
    const again = runnerOf(city, policy);
    await again.start();
    await again.stop();
    expect(followed.length).toBe(3);
  }),
);

test(
  'a policy that cannot go on holds no start up, says so once and tries again',
  cleaned(async (t) => {
    const city = await ToyCity.open(t);
    await city.visit(1);
    const told: Trouble[] = [];
    let tries = 0;
    const policy = policyOf(async () => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
    });
    const runner = runnerOf(city, policy, told);
    await runner.start();
    await until(() => tries === 3);
    await runner.stop();
    expect(told.length).toBe(1);
  }),
);

test(
  'a policy told to stop halfway leaves the rest for the next start',
  cleaned(async (t) => {
    const city = await ToyCity.open(t);
    const followed: string[] = [];
    const first = runnerOf(
      city,
      policyOf(async ({ id }) => {
        followed.push(id);
        if (followed.length === 2) void first.stop();
      }),
    );
    await first.start();
    await city.visit(5);
    await until(() => followed.length === 2);
    await first.stop();
    expect(followed.length).toBe(2);
    const next = runnerOf(
      city,
      policyOf(async ({ id }) => void followed.push(id)),
    );
    await next.start();
    await next.stop();
    expect(new Set(followed).size).toBe(5);
  }),
);
