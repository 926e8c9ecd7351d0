import { expect } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { ViewStore } from '../../src/kernel/ports/view-store.js';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { openMongoViewStore } from '../../src/stores/mongodb/view-store.js';
import { allCells, bruteForce, shown } from '../contracts/view-store.support.js';
import type { Cleaning } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { commitOf, historyOf, MARK, SUBJECTS, VIEW } from './mongodb-views.history.js';

const LONGEST_MS = 60_000;

export const openViews = async (t: Cleaning, url: string): Promise<ViewStore> => {
  const views = await openMongoViewStore({ url, database: 'city' });
  t.after(async () => views.close());
  return views;
};

/** Waits for what is bound to come. */
export const until = async (holds: () => boolean | Promise<boolean>, about: string): Promise<void> => {
  const end = performance.now() + LONGEST_MS;
  while (!(await holds())) {
    expectOf(performance.now() < end, about).toBeTruthy();
    await pause(2);
  }
};

/** A fault in our words, of which each says what it may and no more. */
export const mustTellNothing = (fault: unknown): void => {
  expect(fault).toBeInstanceOf(StoreFault);
  const told = inspect(fault, { depth: 9, showHidden: true });
  expect(told).not.toContain(MARK);
  expect(told).not.toMatch(/Mongo[A-Z]\w*Error|127\.0\.0\.1/);
};

const documentsAfter = (length: number): Map<string, string> => {
  const documents = new Map<string, string>();
  for (const { puts, deletes } of historyOf(length)) {
    for (const { key, doc } of puts) documents.set(key, JSON.stringify(doc));
    for (const key of deletes) documents.delete(key);
  }
  return documents;
};

/** A view holds what its position says, all of it once. */
export const mustBeExact = async (views: ViewStore): Promise<number> => {
  const length = Number((await views.state(VIEW))?.position ?? 0);
  const cells = historyOf(length).flatMap((commit) => commit.cells);
  for (const [asOf, knownOn] of [
    [99, 99],
    [20, 30],
    [49, 3],
  ] as const) {
    const query = { subjects: SUBJECTS, asOf, knownOn };
    expect(shown(await views.sum(VIEW, query))).toStrictEqual(bruteForce(cells, query));
  }
  const whole = { subjects: SUBJECTS, asOf: 99, knownOn: 99 };
  expect(bruteForce(await allCells(views, VIEW), whole)).toStrictEqual(bruteForce(cells, whole));
  const stored = (await views.list(VIEW, { limit: 1_000 })).map(({ key, doc }) => [key, JSON.stringify(doc)] as const);
  expect(new Map(stored)).toStrictEqual(documentsAfter(length));
  return length;
};

/** Commits one after another as a projector does: after a fault it looks up how far it has come, and goes on there. */
export class Following {
  /** The commit that is known to be stored. */
  reached = 0;
  faults = 0;
  /** Another writer has taken the view over. */
  replaced = false;
  private stopped = false;
  private going: Promise<void> | undefined;

  private constructor(
    private readonly views: ViewStore,
    private readonly epoch: number,
  ) {}

  static async start(views: ViewStore): Promise<Following> {
    const { position, epoch } = await views.open(VIEW);
    const following = new Following(views, epoch);
    following.reached = Number(position);
    following.going = following.run();
    return following;
  }

  /** Waits for some more commits. */
  async further(commits: number): Promise<void> {
    const goal = this.reached + commits;
    await until(() => this.reached >= goal || this.replaced, `commit ${goal} after ${this.faults} faults`);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.going;
  }

  private async run(): Promise<void> {
    while (!this.stopped && !this.replaced) {
      try {
        await this.step();
      } catch (fault) {
        mustTellNothing(fault);
        this.faults += 1;
        await until(async () => this.lookUp(), 'the store is not back');
      }
    }
  }

  private async step(): Promise<void> {
    const { kind } = await this.views.commit(VIEW, { ...commitOf(this.reached + 1), epoch: this.epoch });
    if (kind === 'old-epoch') this.replaced = true;
    else this.reached += 1;
  }

  private async lookUp(): Promise<boolean> {
    try {
      this.reached = Number((await this.views.state(VIEW))?.position);
      return true;
    } catch (fault) {
      mustTellNothing(fault);
      return false;
    }
  }
}
