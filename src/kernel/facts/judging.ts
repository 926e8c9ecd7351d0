import type { Decision, DomainEvent, Moment } from './decider.js';
import type { Outcome } from './envelope.js';

/** How a command is judged: what its rules need to know is gathered, then they decide. */
export type Judging<S, E extends DomainEvent, F> = {
  /**
   * Turns away who must not be told anything (404, 403 by unit), before a remembered key and `If-Match` (api.md, 1). What
   * is remembered is told then, and nothing gathered: it waits for no view. Where this is missing, `gather` does it.
   */
  readonly must?: (state: S, moment: Moment) => Promise<void>;
  /** Gathers what the rules need to know beside the stream; again where another was faster. */
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

/** From a stream as it stands now. */
export const gatheredBy = async <S, E extends DomainEvent, F>(
  { gather }: Judging<S, E, F>,
  { state, revision }: { readonly state: S; readonly revision: number },
  moment: Moment,
): Promise<Gathered<F>> => ({ facts: await gather(state, moment), revision });
