import type { Decider, DomainEvent, Recording } from './decider.js';
import { sealedUnder } from '../ports/log-identity.js';
import { type Fact, isCorrection, isErasure, Telling } from './telling.js';

/** A fact of a stream, with what a fold may know of it. */
type StreamFact<E extends DomainEvent> = Fact<E> & { readonly at: Recording };

/** What a thing's state keeps of its facts, so that they can be corrected. Grows with the thing, in place. */
export type Correctable = {
  readonly telling?: Telling<StreamFact<DomainEvent>>;
  /** The names of the keys under which its texts are sealed, but for those that were erased. */
  readonly sealedUnder?: ReadonlySet<string>;
};

type Parts<S, E extends DomainEvent> = {
  readonly plain: Decider<S, E>;
  /** The types of the facts that may be corrected; those of persons are not among them. */
  readonly keeps: readonly E['type'][];
  /** What a state that was told anew takes over of the one before: the facts of persons. */
  readonly carry?: (before: S, anew: S) => S;
};

const replayed = <S, E extends DomainEvent>(
  { initial, evolve }: Decider<S, E>,
  telling: Telling<StreamFact<DomainEvent>>,
): S => telling.facts().reduce((state, { event, at }) => evolve(state, event as E, at), initial());

const NONE: ReadonlySet<string> = new Set();

const withKeysOf = (event: DomainEvent, known = NONE): ReadonlySet<string> => {
  const fresh = sealedUnder(event).filter((key) => !known.has(key));
  return fresh.length === 0 ? known : new Set([...known, ...fresh]);
};

/** A decider whose facts are corrected by events of the same stream: its state is what they come to as they are told now. */
export const correctable = <S extends object, E extends DomainEvent, C extends DomainEvent>({
  plain,
  keeps,
  carry = (_, anew) => anew,
}: Parts<S, E>): Decider<S & Correctable, E | C> => {
  const keeping: ReadonlySet<string> = new Set(keeps);
  const evolve = (state: S & Correctable, event: E | C, at: Recording): S & Correctable => {
    if (isErasure(event)) return { ...state, sealedUnder: NONE };
    const telling = state.telling ?? new Telling<StreamFact<DomainEvent>>();
    const kept = { telling, sealedUnder: withKeysOf(event, state.sealedUnder) };
    if (!isCorrection(event)) {
      if (keeping.has(event.type)) telling.take({ id: at.id, event, at });
      return { ...plain.evolve(state, event as E, at), ...kept };
    }
    telling.take({ id: at.id, event, at });
    return { ...carry(state, replayed(plain, telling)), ...kept };
  };
  return { category: plain.category, initial: plain.initial, evolve };
};

/** The facts of some types that stand, as they are told now, in the order of recording. */
export const standingOf = <F extends DomainEvent>(
  { telling }: Correctable,
  ...types: readonly F['type'][]
): readonly Fact<F>[] =>
  telling?.facts().filter((fact): fact is typeof fact & Fact<F> => types.includes(fact.event.type)) ?? [];

/** The newest fact of a type that stands, as it is told now. */
export const standing = <F extends DomainEvent>({ telling }: Correctable, type: F['type']): Fact<F> | undefined =>
  telling?.facts().findLast((fact): fact is typeof fact & Fact<F> => fact.event.type === type);

export const isVoid = ({ telling }: Correctable): boolean => telling?.isVoid ?? false;
