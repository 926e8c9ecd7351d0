import { type Position, START } from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { type Patience, within } from './patience.js';
import type { Place, Reads } from './reads.js';

export type Head = { readonly position: Position; readonly recordedAt: string | undefined };

const EMPTY: Head = { position: START, recordedAt: undefined };

type Looked = {
  readonly places: readonly Place[];
  readonly found: Head | undefined;
  readonly rest: bigint | undefined;
};

/** As a rule the last event of all is ours; on a server with other cities it may be far. */
const PAGES = [1, 8, 64, 500] as const;

/** How long a server that did not answer is not asked again. */
const SPARED_MS = 500;

/** The last event of ours. Its place is looked for from the end of everything back to where it was looked for before. */
export class Heads {
  private known: Head = EMPTY;
  /** The last of all events when it was looked for. */
  private seen: bigint | undefined;
  private running: Promise<Head> | undefined;
  private next: Promise<Head> | undefined;
  private sparedUntil = 0;

  constructor(
    private readonly reads: Reads,
    private readonly patience: Patience,
  ) {}

  /** Looks at no more than so many events, where it is known that the log has none before them. */
  async begin(most: number): Promise<void> {
    await this.look(most, this.patience.page);
  }

  /** True as of the call: what runs already when it is called may have missed what was appended meanwhile. */
  async head(): Promise<Head> {
    if (performance.now() < this.sparedUntil) throw new StoreFault('EventStoreDB did not answer a moment ago');
    return within(this.patience.head, this.running ? this.after(this.running) : this.run());
  }

  private after(running: Promise<Head>): Promise<Head> {
    this.next ??= running
      .catch(() => undefined)
      .then(() => {
        this.next = undefined;
        return this.head();
      });
    return this.next;
  }

  private run(): Promise<Head> {
    this.running = this.look(Infinity, this.patience.head)
      .catch((fault: unknown) => {
        this.sparedUntil = performance.now() + SPARED_MS;
        throw fault;
      })
      .finally(() => {
        this.running = undefined;
      });
    return this.running;
  }

  private async look(most: number, ms: number): Promise<Head> {
    let [page, looked] = [await this.page('end', 0, ms), 0];
    const newest = page.places[0]?.commit ?? 0n;
    for (let n = 1; page.rest !== undefined; n++) {
      looked += page.places.length;
      if (looked >= most) break;
      page = await this.page(page.rest, n, ms);
    }
    this.known = page.found ?? EMPTY;
    this.seen = newest;
    return this.known;
  }

  /** `rest`: where to look on, if there is anything before and it was not found. */
  private async page(from: bigint | 'end', n: number, ms: number): Promise<Looked> {
    const count = PAGES[Math.min(n, PAGES.length - 1)] ?? 1;
    const places = await this.reads.backwards(from, count, ms);
    const found = this.found(places);
    return { places, found, rest: found || places.length < count ? undefined : places.at(-1)?.commit };
  }

  private found(places: readonly Place[]): Head | undefined {
    const own = places.find((place) => place.own)?.own;
    if (own) return { position: own.position, recordedAt: own.meta.recordedAt };
    // Where it stands no more, the database is another or an older one.
    return places.some(({ commit }) => commit === this.seen) ? this.known : undefined;
  }
}
