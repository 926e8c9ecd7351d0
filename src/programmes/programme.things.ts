import { Injectable } from '@nestjs/common';
import type { Aim } from '../kernel/facts/aim.js';
import type { Decider, Decision, DomainEvent, Moment } from '../kernel/facts/decider.js';
import { type Correctable, isVoid } from '../kernel/facts/correctable.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Judging } from '../kernel/facts/judging.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { refuse, type Refusal } from '../kernel/words/refusal.js';
import { notFound } from '../platform/problems/problem.js';
import { type ProgrammeRules, Programmes } from './programme-rules.queries.js';

/** The state of anything that belongs to a programme. */
type Thing = Correctable & ({ readonly phase: 'absent' } | { readonly phase: string; readonly programme: ProgrammeId });

/** A thing that is there. */
export type There<S extends Thing> = Exclude<S, { readonly phase: 'absent' }>;

/** What every rule about a thing of a programme knows. */
export type InProgramme = { readonly programme: ProgrammeId; readonly rules: ProgrammeRules };

type JudgingIn<S, E extends DomainEvent, F> = Omit<Judging<S, E, F & InProgramme>, 'gather'> & {
  readonly gather: (state: S, moment: Moment) => Promise<F>;
};

/** What every handler of something in a programme begins with: is it there, and what do its programme's rules say. */
@Injectable()
export class ProgrammeThings {
  constructor(
    private readonly handler: Handler,
    private readonly programmes: Programmes,
  ) {}

  moment(): Moment {
    return this.handler.moment();
  }

  /** What a write would be judged by, where nothing is to be recorded: 404 where it is not there, else `void` if it is. */
  async look<S extends Thing, E extends DomainEvent>(
    decider: Decider<S, E>,
    id: string,
  ): Promise<(InProgramme & { readonly thing: There<S> }) | Refusal> {
    const thing = there(await this.handler.state(decider, id));
    const { programme } = thing;
    const rules = await this.programmes.rules(programme);
    return isVoid(thing) || rules.isVoid ? refuse('void') : { thing, programme, rules };
  }

  /** Something new in a programme; 404 where there is no such programme. */
  async add<S, E extends DomainEvent, F>(
    { programme, ...aim }: Aim<S, E> & { readonly programme: ProgrammeId },
    { gather, decide, ...judging }: JudgingIn<S, E, F>,
  ): Promise<Outcome> {
    return this.handler.execute(aim, {
      ...judging,
      gather: async (state, moment) => {
        const rules = await this.programmes.rules(programme);
        return { ...(await gather(state, moment)), programme, rules };
      },
      decide: (state, facts, moment) => (facts.rules.isVoid ? refuse('void') : decide(state, facts, moment)),
    });
  }

  /** A fact about something that is there, else 404; what is void takes none. */
  async judge<S extends Thing, E extends DomainEvent, F>(
    aim: Aim<S, E>,
    { decide, ...judging }: JudgingIn<There<S>, E, F>,
  ): Promise<Outcome> {
    return this.judgeEvenVoid(aim, {
      ...judging,
      decide: (thing, facts, moment): Decision<E> =>
        isVoid(thing) || facts.rules.isVoid ? refuse('void') : decide(thing, facts, moment),
    });
  }

  /** As `judge`, of what may be void: that it is so. */
  async judgeEvenVoid<S extends Thing, E extends DomainEvent, F>(
    aim: Aim<S, E>,
    { must, gather, decide, before, ...judging }: JudgingIn<There<S>, E, F>,
  ): Promise<Outcome> {
    return this.handler.execute<S, E, F & InProgramme>(aim, {
      ...judging,
      gather: async (state, moment) => {
        const thing = there(state);
        const { programme } = thing;
        const rules = await this.programmes.rules(programme);
        return { ...(await gather(thing, moment)), programme, rules };
      },
      decide: (state, facts, moment) => decide(there(state), facts, moment),
      ...(must && { must: async (state, moment) => must(there(state), moment) }),
      ...(before && { before: async (state, events) => before(there(state), events) }),
    });
  }
}

const isThere = <S extends Thing>(state: S): state is There<S> => state.phase !== 'absent';

const there = <S extends Thing>(state: S): There<S> => {
  if (!isThere(state)) throw notFound();
  return state;
};
