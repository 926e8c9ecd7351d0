import type { FactOf, RegisterFact, RegisterRecord } from '../../../projections/registers.view.js';
import { TIERS } from '../../../src/complaints/complaint.events.js';
import { isCorrection } from '../../../src/kernel/facts/telling.js';
import { asId, type ComplaintId, type EventId, type ProgrammeId } from '../../../src/kernel/words/ids.js';
import type { Sealed } from '../../../src/kernel/ports/keyring.js';
import { day, unit } from '../../kernel/chart.stories.js';
import { chanceOf } from '../../reference/histories/random.js';

export const UNITS = ['a', 'a1', 'b', 'c', 'd'] as const;
export const PROGRAMMES = ['p1', 'p2'] as const;
/** Days, counted from the first, on which complaints are received and steps are taken. */
export const DAYS = 60;

/** Draws whole numbers from one to before another, and one of some. */
export type Dice = {
  readonly whole: (from: number, until: number) => number;
  readonly of: <T>(options: readonly T[]) => T;
};

export const diceOf = (seed: number): Dice => {
  const { below } = chanceOf(seed);
  const whole: Dice['whole'] = (from, until) => from + below(until - from);
  return { whole, of: (options) => options[below(options.length)] as (typeof options)[number] };
};

const SEALED: Sealed = { key: 'complaint:x', box: 'eA==' };

type Phase = 'received' | 'returned' | 'verified' | 'answered' | 'closed' | 'over';

/** What may follow in a phase, by the table of section 15, and where it leads. */
const NEXT: Readonly<Record<Phase, readonly (readonly [type: string, to: Phase])[]>> = {
  received: [
    ['ComplaintVerified', 'verified'],
    ['ComplaintVerified', 'verified'],
    ['ComplaintReturned', 'returned'],
    ['ComplaintRejected', 'over'],
  ],
  returned: [
    ['ComplaintCompleted', 'received'],
    ['ComplaintVerified', 'verified'],
    ['ComplaintWithdrawn', 'over'],
  ],
  verified: [
    ['ComplaintAnswered', 'answered'],
    ['ComplaintAnswered', 'answered'],
    ['ComplaintAssigned', 'verified'],
    ['ComplaintForwarded', 'over'],
  ],
  answered: [
    ['ComplaintClosed', 'closed'],
    ['ComplaintReopened', 'verified'],
  ],
  closed: [['ComplaintReopened', 'verified']],
  over: [],
};

/** One complaint, told step by step with mistakes and their corrections. */
class Story {
  private readonly facts: RegisterFact[] = [];
  private readonly steps: { id: EventId; on: number; from: Phase; type: string }[] = [];
  private phase: Phase = 'received';
  private recorded: number;
  private receivedOn: number;

  constructor(
    private readonly name: string,
    private readonly dice: Dice,
  ) {
    this.receivedOn = dice.whole(0, DAYS);
    this.recorded = this.receivedOn + dice.whole(0, 10);
    const programme = dice.of([undefined, ...PROGRAMMES]);
    this.tell({
      type: 'ComplaintReceived',
      receivedOn: day(this.receivedOn),
      channel: 'letter',
      text: SEALED,
      confidential: false,
      ...(programme === undefined ? {} : { programme: asId<ProgrammeId>(programme) }),
    });
  }

  record(): RegisterRecord {
    for (let rolls = this.dice.whole(0, 9); rolls > 0; rolls -= 1) this.roll();
    const { name: id, facts } = this;
    const corrected = facts.some(({ event }) => isCorrection(event)) ? { corrected: true as const } : {};
    return { kind: 'complaint', id, programme: '', facts, ...corrected };
  }

  private roll(): void {
    this.recorded += this.dice.of([0, 0, 1, 3, 9]);
    const mistake = this.dice.whole(0, 12);
    if (mistake === 0) this.undo();
    else if (mistake === 1) this.amend();
    else if (mistake === 2 && this.dice.whole(0, 3) === 0) this.tell({ type: 'ComplaintVoided', reason: SEALED });
    else this.step();
  }

  private step(): void {
    const next = NEXT[this.phase];
    if (next.length === 0) return;
    const [type, to] = this.dice.of(next);
    const last = this.steps.at(-1)?.on ?? this.receivedOn;
    const on = Math.min(this.recorded, last + this.dice.of([0, 1, 2, 4, 9]));
    const what = type === 'ComplaintVerified' ? { tier: this.dice.of(TIERS) } : {};
    const where =
      type === 'ComplaintVerified' || type === 'ComplaintAssigned' ? { unit: unit(this.dice.of(UNITS)) } : {};
    const id = this.tell({ type, on: day(on), ...what, ...where });
    this.steps.push({ id, on, from: this.phase, type });
    this.phase = to;
  }

  private undo(): void {
    const last = this.steps.pop();
    if (!last) return;
    this.tell({ type: 'ComplaintUndone', what: 'undo', undone: [last.id], reason: SEALED });
    this.phase = last.from;
  }

  /** The day received, or the tier. */
  private amend(): void {
    const verified = this.steps.findLast(({ type }) => type === 'ComplaintVerified');
    const receivedOn = this.dice.whole(0, (this.steps[0]?.on ?? this.recorded) + 1);
    const right =
      verified && this.dice.whole(0, 2) === 0
        ? { fact: verified.id, right: { tier: this.dice.of(TIERS) } }
        : { fact: this.facts[0]?.id, right: { receivedOn: day(receivedOn) } };
    if (!('tier' in right.right)) this.receivedOn = receivedOn;
    this.tell({ type: 'ComplaintAmended', amended: [right], reason: SEALED });
  }

  private tell(event: object): EventId {
    const seq = this.facts.length;
    const id = asId<EventId>(`${this.name}-${seq}`);
    const told = { ...event, complaint: asId<ComplaintId>(this.name) } as unknown as FactOf;
    this.facts.push({ id, recordedOn: day(this.recorded), seq, event: told });
    return id;
  }
}

/** So many complaints as their records stand. */
export const complaintsOf = (dice: Dice, count: number): RegisterRecord[] =>
  Array.from({ length: count }, (_, index) => new Story(`complaint-${index}`, dice).record());
