import { Injectable } from '@nestjs/common';
import type { Caller } from '../platform/callers/caller.js';
import { FairShares } from '../platform/reading/fair-shares.js';

/** From so many units times points on, a reading takes its turn: what is less is answered in a few milliseconds. */
const LONG = 1_500;

const BOUNDS = { running: { each: 2, all: 4 }, waiting: { each: 32, all: 256 } };

/** Long readings and series: a few at once, callers in turn, the rest waiting, `too-busy` beyond that. */
@Injectable()
export class LongReadings {
  private readonly shares = new FairShares(BOUNDS);

  async take<T>({ subject }: Caller, size: number, work: () => Promise<T>): Promise<T> {
    return size < LONG ? work() : this.shares.run(subject, work);
  }
}
