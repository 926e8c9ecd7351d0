import { StoreFault } from '../../kernel/ports/store-fault.js';

/** How long what is asked of the server may take, in ms. */
export type Patience = {
  /** From when an append was sent until it is given up, however often it is sent again. */
  readonly append: number;
  /** Without an answer, until an append is sent again; a slow answer to the first is good all the same. */
  readonly answer: number;
  /** A page of events. */
  readonly page: number;
  /** The end of the log, and whether the server is there. */
  readonly head: number;
  /** A subscription that says nothing is compared with the end of the log. */
  readonly silence: number;
  /** Until a server that does not answer when the store is opened is given up. */
  readonly open: number;
};

export const PATIENCE: Patience = {
  append: 5_000,
  answer: 3_500,
  page: 10_000,
  head: 2_000,
  silence: 5_000,
  open: 10_000,
};

/** Longer and longer pauses, until something went well. */
export class BackOff {
  private next: number;

  constructor(
    private readonly first: number,
    private readonly most: number,
  ) {
    this.next = first;
  }

  take(): number {
    const ms = this.next;
    this.next = Math.min(this.most, 2 * ms);
    return ms;
  }

  reset(): void {
    this.next = this.first;
  }
}

/** What a promise comes to, or a fault where it takes longer; it goes on all the same. */
export const within = async <T>(ms: number, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreFault('EventStoreDB does not answer')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
