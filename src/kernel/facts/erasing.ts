import type { Sealed } from '../ports/keyring.js';
import type { JsonObject } from '../words/json.js';
import { refuse, type RuleCode } from '../words/refusal.js';
import { type Correctable, isVoid } from './correctable.js';
import type { Decider, DomainEvent } from './decider.js';
import { domainEvent } from './domain-event.js';
import type { Envelope, Outcome } from './envelope.js';
import type { Handler } from './handle.js';

/** A request to make the texts of a thing unreadable. */
export type Erasing = {
  readonly id: string;
  readonly envelope: Envelope;
  /** Seals why, under a key that no erasure reaches. */
  readonly seal: () => Promise<Sealed>;
  /** Destroys keys for good; harmless to repeat. */
  readonly destroy: (keys: readonly string[]) => Promise<void>;
};

type Erasable<S extends Correctable, E extends DomainEvent> = {
  readonly decider: Decider<S, E>;
  /** What is recorded: the keys by their names, so that a keyring from before can be told again which ones to destroy. */
  readonly eventOf: (state: S, told: { readonly reason: Sealed; readonly erased: readonly string[] }) => Recorded;
  /** Why they may not be erased as the thing stands; a void one's may always be. */
  readonly keepsTexts?: ((state: S) => RuleCode | undefined) | undefined;
};

type Recorded = { readonly type: string; readonly data: JsonObject };

/**
 * Destroys the keys of every text told so far, and then records that. A crash in between leaves nothing readable, and
 * the request that is sent again records it; where another told a text meanwhile, the key of that one goes as well. Of a
 * thing that has told no text since the last erasure nothing is recorded.
 */
export const erasing = async <S extends Correctable, E extends DomainEvent>(
  handler: Handler,
  { decider, eventOf, keepsTexts }: Erasable<S, E>,
  { id, envelope, seal, destroy }: Erasing,
): Promise<Outcome> =>
  handler.execute(
    { decider, id, envelope },
    {
      gather: seal,
      decide: (state, reason) => {
        const erased = keysOf(state);
        if (erased.length === 0) return [];
        const fault = isVoid(state) ? undefined : keepsTexts?.(state);
        return fault ? refuse(fault) : [domainEvent<E>(eventOf(state, { reason, erased }))];
      },
      before: async (state) => {
        await destroy(keysOf(state));
        return undefined;
      },
    },
  );

const keysOf = ({ sealedUnder }: Correctable): readonly string[] => [...(sealedUnder ?? [])];
