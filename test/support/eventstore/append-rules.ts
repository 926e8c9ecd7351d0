import type { DurableLog, Proposed } from './durable-log.js';

/** A number is the revision of the stream's last event; `none`: there must be none. */
export type Expected = 'any' | 'exists' | 'none' | number;

export type Wish = { readonly stream: string; readonly expected: Expected; readonly events: readonly Proposed[] };

export type Judged =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-revision'; readonly actual: number | undefined }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'bad-request' };

export const MAX_APPEND_BYTES = 1_048_576;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

const UTF16_BYTES = 2;

/** As the server counts what an append takes: names of types are kept in two bytes a character. */
const sizeOf = (events: readonly Proposed[]): number =>
  events.reduce((sum, { type, data, metadata }) => sum + data.length + metadata.length + UTF16_BYTES * type.length, 0);

const isBad = ({ stream, events }: Wish): boolean =>
  stream === '' || events.some(({ id, type }) => type === '' || !UUID.test(id));

/** What an append is answered with (exact revisions compare with what is stored, others with what is remembered). */
export class AppendRules {
  /** Of this run alone: a restart forgets it. */
  private readonly seen = new Map<string, number>();

  constructor(private readonly log: DurableLog) {}

  judge(wish: Wish): Judged {
    if (isBad(wish)) return { kind: 'bad-request' };
    if (sizeOf(wish.events) > MAX_APPEND_BYTES) return { kind: 'too-large' };
    return typeof wish.expected === 'number' || wish.expected === 'none' ? this.exactly(wish) : this.loosely(wish);
  }

  private exactly(wish: Wish): Judged {
    const [expected, last] = [typeof wish.expected === 'number' ? wish.expected : -1, this.last(wish)];
    if (expected === last) return this.write(wish);
    return expected < last && this.standsAt(wish, expected + 1) ? this.again(wish, expected + 1) : this.wrong(wish);
  }

  private loosely(wish: Wish): Judged {
    if (wish.expected === 'exists' && this.last(wish) === -1) return this.wrong(wish);
    const first = this.seen.get(`${wish.stream} ${wish.events[0]?.id ?? ''}`);
    if (first === undefined) return this.write(wish);
    return this.standsAt(wish, first) ? this.again(wish, first) : this.wrong(wish);
  }

  private last({ stream }: Wish): number {
    return this.log.stream(stream).length - 1;
  }

  private standsAt({ stream, events }: Wish, revision: number): boolean {
    const stored = this.log.stream(stream);
    return events.length > 0 && events.every(({ id }, n) => stored[revision + n]?.id === id);
  }

  private again({ stream, events }: Wish, from: number): Judged {
    const revision = from + events.length - 1;
    return { kind: 'written', revision, position: this.log.stream(stream)[revision]?.position ?? 0 };
  }

  private wrong(wish: Wish): Judged {
    const last = this.last(wish);
    return { kind: 'wrong-revision', actual: last < 0 ? undefined : last };
  }

  private write(wish: Wish): Judged {
    const position = this.log.write(wish.stream, wish.events);
    const revision = this.last(wish);
    wish.events.forEach(({ id }, n) => this.seen.set(`${wish.stream} ${id}`, revision - wish.events.length + 1 + n));
    return { kind: 'written', revision, position };
  }
}
