import { describe, expect, it } from '@jest/globals';
import { asId, type Subject } from '../../src/kernel/words/ids.js';
import { FairShares } from '../../src/platform/reading/fair-shares.js';
import { Problem } from '../../src/platform/problems/problem.js';

const [ana, bo, citra] = ['ana', 'bo', 'citra'].map((name) => asId<Subject>(name)) as [Subject, Subject, Subject];

/** Work that has begun is told by name, and ends when it is let. */
class Work {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, () => void>();

  constructor(private readonly shares: FairShares) {}

  async ask(caller: Subject, name: string): Promise<void> {
    return this.shares.run(caller, async () => {
      this.begun.push(name);
      await new Promise<void>((end) => this.ends.set(name, end));
    });
  }

  async end(name: string): Promise<void> {
    await this.settled();
    this.ends.get(name)?.();
    await this.settled();
  }

  /** When all that may begin has begun. */
  async settled(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const of = (bounds: { running: [each: number, all: number]; waiting: [each: number, all: number] }): FairShares => {
  const { running, waiting } = bounds;
  return new FairShares({
    running: { each: running[0], all: running[1] },
    waiting: { each: waiting[0], all: waiting[1] },
  });
};

const failing = async (): Promise<void> => {
  throw new Error('no');
};

const isTooBusy = async (asked: Promise<unknown>): Promise<void> => {
  const fault: unknown = await asked.catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(Problem);
  expect(fault).toMatchObject({ code: 'too-busy' });
};

describe('fair shares', () => {
  it('let so much of a caller run, and of all together', async () => {
    const work = new Work(of({ running: [2, 3], waiting: [9, 9] }));
    const asked = [
      work.ask(ana, 'a1'),
      work.ask(ana, 'a2'),
      work.ask(ana, 'a3'),
      work.ask(bo, 'b1'),
      work.ask(citra, 'c1'),
    ];
    await work.settled();
    expect(work.begun).toStrictEqual(['a1', 'a2', 'b1']);
    for (const name of ['b1', 'a1', 'c1', 'a2', 'a3']) await work.end(name);
    expect(work.begun).toStrictEqual(['a1', 'a2', 'b1', 'c1', 'a3']);
    await Promise.all(asked);
  });

  it('take callers in turn, however much one of them has asked for', async () => {
    const work = new Work(of({ running: [1, 1], waiting: [9, 9] }));
    const names = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'];
    const callers: Record<string, Subject> = { a: ana, b: bo, c: citra };
    const asked = names.map(async (name) => work.ask(callers[name.charAt(0)] ?? ana, name));
    const order = ['a1', 'a2', 'b1', 'c1', 'a3', 'b2'];
    for (const name of order) await work.end(name);
    expect(work.begun).toStrictEqual(order);
    await Promise.all(asked);
  });

  it('turn away what would wait behind too much', async () => {
    const work = new Work(of({ running: [1, 1], waiting: [1, 2] }));
    const asked = [work.ask(ana, 'a1'), work.ask(ana, 'a2'), work.ask(bo, 'b1')];
    await isTooBusy(work.ask(ana, 'a3'));
    await isTooBusy(work.ask(citra, 'c1'));
    for (const name of ['a1', 'a2', 'b1']) await work.end(name);
    await Promise.all(asked);
  });

  it('go on after what failed', async () => {
    const shares = of({ running: [1, 1], waiting: [1, 1] });
    await expect(shares.run(ana, failing)).rejects.toThrow(/no/);
    expect(await shares.run(ana, async () => 7)).toBe(7);
  });
});
