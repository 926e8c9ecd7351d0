/** What happens to one append. */
export type AppendFault =
  /** The write, and all behind it, wait. */
  | { readonly kind: 'slow-write'; readonly ms: number }
  | { readonly kind: 'slow-answer'; readonly ms: number }
  /** Written for good, and the connection is reset before the answer. */
  | { readonly kind: 'lost-answer' }
  /** Written for good, and answered as if it had taken too long. */
  | { readonly kind: 'timed-out' }
  /** Not written: there is too much to do. */
  | { readonly kind: 'busy' }
  /** Not written: who asks may not. */
  | { readonly kind: 'denied' }
  /** Not written, however small it is: as of a server that was told to take less. */
  | { readonly kind: 'too-large' }
  /** Not written: another node leads. */
  | { readonly kind: 'not-leader'; readonly host: string; readonly port: number };

/** What a stand-in is told to do. */
export type Order =
  | { readonly kind: 'appends'; readonly fault: AppendFault; readonly count: number }
  /** Every connection, as by a cable that is cut. */
  | { readonly kind: 'reset' }
  /** Nothing: only to be answered. */
  | { readonly kind: 'tell' }
  /** Connections and calls are taken, and nothing is done or answered. */
  | { readonly kind: 'mute'; readonly on: boolean }
  /** Those that are there hear nothing more, and are not told. */
  | { readonly kind: 'stall-subscriptions' }
  | { readonly kind: 'end-subscriptions' }
  /** With the next event that a subscription is sent, its last so many are sent once more. */
  | { readonly kind: 'repeat-events'; readonly count: number }
  | { readonly kind: 'forbid-all'; readonly on: boolean }
  /** It says that it is of another release. */
  | { readonly kind: 'version'; readonly version: string };

const VERSION = '23.10.8.0';

/** What was ordered and has not yet happened. */
export class Faults {
  muted = false;
  forbidsAll = false;
  version = VERSION;
  /** Calls that were taken, and never will be answered. */
  unanswered = 0;
  private readonly appends: AppendFault[] = [];

  order(fault: AppendFault, count: number): void {
    this.appends.push(...Array.from({ length: count }, () => fault));
  }

  /** That of the append which has just come. */
  ofAppend(): AppendFault | undefined {
    return this.appends.shift();
  }

  /** Whether a call that has just come is to be left lying. */
  swallows(): boolean {
    if (this.muted) this.unanswered++;
    return this.muted;
  }
}
