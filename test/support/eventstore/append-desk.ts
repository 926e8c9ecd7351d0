import { setTimeout as pause } from 'node:timers/promises';
import type { AppendRules, Judged, Wish } from './append-rules.js';
import type { AppendFault, Faults } from './faults.js';

/** What an append comes to: what the rules say of it, or a fault that was ordered. */
export type Outcome = Judged | Refusal | Hiding;

type Refusal = Extract<AppendFault, { kind: 'busy' | 'denied' | 'too-large' | 'not-leader' }>;
type Hiding = Extract<AppendFault, { kind: 'timed-out' | 'lost-answer' }>;

const isRefusal = (fault: AppendFault): fault is Refusal =>
  ['busy', 'denied', 'too-large', 'not-leader'].includes(fault.kind);
const hidesAnswer = (fault: AppendFault): fault is Hiding => fault.kind === 'timed-out' || fault.kind === 'lost-answer';

/** Takes appends one after the other, as they come. */
export class AppendDesk {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly rules: AppendRules,
    private readonly faults: Faults,
  ) {}

  async take(wish: Wish): Promise<Outcome> {
    if (this.faults.swallows()) return new Promise(() => undefined);
    const fault = this.faults.ofAppend();
    const turn = this.last.then(async () => this.judge(wish, fault));
    this.last = turn;
    const outcome = await turn;
    if (fault?.kind === 'slow-answer') await pause(fault.ms);
    return outcome;
  }

  private async judge(wish: Wish, fault: AppendFault | undefined): Promise<Outcome> {
    if (fault === undefined) return this.rules.judge(wish);
    if (fault.kind === 'slow-write') await pause(fault.ms);
    if (isRefusal(fault)) return fault;
    const judged = this.rules.judge(wish);
    return hidesAnswer(fault) ? fault : judged;
  }
}
