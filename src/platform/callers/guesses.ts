import { Injectable } from '@nestjs/common';

const MINUTE_MS = 60_000;
/** Wrong codes of one address in a minute (capabilities.md, 13). */
const MOST = 30;
/** Addresses that are remembered; a full memory forgets those that have not guessed for a minute. */
const REMEMBERED = 10_000;

/** How often each address has lately named a code that there is not: in memory alone, and for a minute. */
@Injectable()
export class Guesses {
  private readonly wrong = new Map<string, readonly number[]>();

  /** One address has guessed too often: nothing of it is looked at. */
  areTooMany(address: string): boolean {
    return this.recent(address).length >= MOST;
  }

  /** A code that there is not. */
  note(address: string): void {
    if (this.wrong.size >= REMEMBERED) this.forget();
    this.wrong.set(address, [...this.recent(address), performance.now()].slice(-MOST));
  }

  private recent(address: string): readonly number[] {
    const since = performance.now() - MINUTE_MS;
    return (this.wrong.get(address) ?? []).filter((at) => at > since);
  }

  /** Where all guess at once, those who began first are forgotten. */
  private forget(): void {
    for (const address of this.wrong.keys()) if (this.recent(address).length === 0) this.wrong.delete(address);
    for (const address of this.wrong.keys()) {
      if (this.wrong.size < REMEMBERED) return;
      this.wrong.delete(address);
    }
  }
}
