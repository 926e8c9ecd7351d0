import type { Decision, DomainEvent, Moment } from './decider.js';
import type { Outcome } from './envelope.js';

/** How a command is judged: what its rules need to know is gathered, then they decide. */
export type Judging<S, E extends DomainEvent, F> = {
  /**
   * Gathers what the rules need to know beside the stream; again where another was faster. Who must not be told anything
   * (404, 403 by unit) is turned away here, before a remembered key and `If-Match` (api.md, 1).
   */
  readonly gather: (state: S, moment: Moment) => Promise<F>;
  readonly decide: (state: S, facts: F, moment: Moment) => Decision<E>;
  /**
   * What another stream has to take before the events are recorded: its refusal is the answer. It is sent again where the
   * process died in between, or another was faster: harmless to repeat.
   */
  readonly before?: (state: S, events: readonly E[]) => Promise<Outcome | undefined>;
  /** True where what is gathered follows from the state: it is gathered again once the state has moved. */
  readonly followsState?: boolean;
};

/** What was gathered, and of which revision of the stream. */
export type Gathered<F> = { readonly facts: F; readonly revision: number };
