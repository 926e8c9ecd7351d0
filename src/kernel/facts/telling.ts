import type { Sealed } from '../ports/keyring.js';
import type { EventId } from '../words/ids.js';
import type { JsonObject } from '../words/json.js';
import type { DomainEvent } from './decider.js';

/** What is right in a fact that was recorded wrongly: the fields concerned; null takes one away. */
export type Amendment = { readonly fact: EventId; readonly right: JsonObject };

/**
 * The corrections of a kind of thing, as events of the thing itself: facts that are told otherwise, facts that were
 * never told, and that the thing was never recorded. Each names the facts it concerns by the ids of their events. The
 * last one changes no fact: the keys of every text told until then were destroyed, but for that of its own reason.
 */
export type CorrectionOf<Kind extends string, Of, What extends string = never> = Of & { readonly reason: Sealed } & (
    | { readonly type: `${Kind}Amended`; readonly amended: readonly Amendment[] }
    | { readonly type: `${Kind}Undone`; readonly what: What; readonly undone: readonly EventId[] }
    | { readonly type: `${Kind}Voided` }
    | { readonly type: `${Kind}Erased`; readonly erased: readonly string[] }
  );

/** The types of the corrections of a kind of thing. */
export const correctionsOf = <Kind extends string>(
  kind: Kind,
): readonly [`${Kind}Amended`, `${Kind}Undone`, `${Kind}Voided`, `${Kind}Erased`] => [
  `${kind}Amended`,
  `${kind}Undone`,
  `${kind}Voided`,
  `${kind}Erased`,
];

type Amended = DomainEvent & { readonly amended: readonly Amendment[] };
type Undone = DomainEvent & { readonly undone: readonly EventId[] };
type Erased = DomainEvent & { readonly erased: readonly string[] };

const isAmended = (event: DomainEvent): event is Amended => event.type.endsWith('Amended');
const isUndone = (event: DomainEvent): event is Undone => event.type.endsWith('Undone');
const isVoided = ({ type }: DomainEvent): boolean => type.endsWith('Voided');

/** True for what made every text of a thing unreadable that was told until then. */
export const isErasure = (event: DomainEvent): event is Erased => event.type.endsWith('Erased');

/** True for what corrects other facts, and is none of those that the thing consists of. */
export const isCorrection = (event: DomainEvent): boolean => isAmended(event) || isUndone(event) || isVoided(event);

/** A recorded event of a thing, by the id of the event. */
export type Fact<E extends DomainEvent> = { readonly id: EventId; readonly event: E };

/** A fact as it is told now, whether it stands, and what has corrected it. */
export type Told<F> = { readonly fact: F; readonly stands: boolean; readonly corrections: readonly F[] };

const amendedBy = <F extends Fact<DomainEvent>>(fact: F, right: JsonObject): F => {
  const event = Object.fromEntries(
    Object.entries({ ...fact.event, ...right }).filter(([, value]) => value !== null),
  ) as unknown as F['event'];
  return { ...fact, event };
};

/**
 * The facts of a thing as they are told once its corrections are known: in the order of recording, each in its place.
 * Whoever reads the facts off it reads them as if the right thing had been recorded in the first place.
 */
export class Telling<F extends Fact<DomainEvent>> {
  private readonly rows: Told<F>[] = [];
  private voided = false;

  constructor(facts: readonly F[] = []) {
    for (const fact of facts) this.take(fact);
  }

  /** The next fact or correction, in the order of recording. */
  take(fact: F): void {
    const { event } = fact;
    if (isAmended(event)) this.amend(fact, event);
    else if (isUndone(event)) this.undo(fact, ({ id }) => event.undone.includes(id));
    else if (isVoided(event)) this.undoAll(fact);
    else this.rows.push({ fact, stands: true, corrections: [] });
  }

  /** From its recorded day on the thing is as if it had never been recorded. */
  get isVoid(): boolean {
    return this.voided;
  }

  /** Those that were not taken back, as they are right; of a void thing those that it had. */
  facts(): F[] {
    return this.rows.flatMap(({ fact, stands }) => (stands ? [fact] : []));
  }

  /** Every fact, those taken back too; of a void thing none stands. */
  history(): Told<F>[] {
    return this.rows.map((row) => ({ ...row, stands: row.stands && (!this.voided || isErasure(row.fact.event)) }));
  }

  private amend(correction: F, { amended }: Amended): void {
    for (const { fact: id, right } of amended)
      this.correct(
        correction,
        (fact) => fact.id === id,
        (row) => ({ ...row, fact: amendedBy(row.fact, right) }),
      );
  }

  private undo(correction: F, isConcerned: (fact: F) => boolean): void {
    this.correct(correction, isConcerned, (row) => ({ ...row, stands: false }));
  }

  /** What it had stays to be shown. */
  private undoAll(correction: F): void {
    this.voided = true;
    this.correct(
      correction,
      ({ event }) => !isErasure(event),
      (row) => row,
    );
  }

  private correct(correction: F, isConcerned: (fact: F) => boolean, change: (row: Told<F>) => Told<F>): void {
    this.rows.forEach((row, index) => {
      if (!isConcerned(row.fact)) return;
      this.rows[index] = change({ ...row, corrections: [...row.corrections, correction] });
    });
  }
}
