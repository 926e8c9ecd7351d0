import { Injectable } from '@nestjs/common';
import type { Aim } from '../kernel/facts/aim.js';
import type { Correctable } from '../kernel/facts/correctable.js';
import type { Decision, DomainEvent } from '../kernel/facts/decider.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { thingOwner, Sealing } from '../platform/ports/sealing.js';
import { ProgrammeThings, type There } from './programme.things.js';

type Thing = Correctable & ({ readonly phase: 'absent' } | { readonly phase: string; readonly programme: ProgrammeId });

/** What every correction of a thing carries. */
export type Correcting = { readonly programme: ProgrammeId; readonly reason: Sealed };

type Judge<S extends Thing, E extends DomainEvent> = (thing: There<S>, correcting: Correcting) => Decision<E>;

/** Corrections of things that need to know nothing beside the thing itself. */
@Injectable()
export class ThingCorrections {
  constructor(
    private readonly things: ProgrammeThings,
    private readonly sealing: Sealing,
  ) {}

  /** Takes something back that was done. */
  async undo<S extends Thing, E extends DomainEvent>(
    aim: Aim<S, E>,
    why: string,
    decide: Judge<S, E>,
  ): Promise<Outcome> {
    return this.things.judge(aim, {
      gather: async () => ({ reason: await this.sealing.text(thingOwner(aim), why) }),
      decide: (thing, { programme, reason }) => decide(thing, { programme, reason }),
    });
  }

  /** Says that it should never have been recorded; of what is void that changes nothing. */
  async void<S extends Thing, E extends DomainEvent>(
    aim: Aim<S, E>,
    why: string,
    decide: Judge<S, E>,
  ): Promise<Outcome> {
    return this.things.judgeEvenVoid(aim, {
      gather: async () => ({ reason: await this.sealing.text(thingOwner(aim), why) }),
      decide: (thing, { programme, reason }) => decide(thing, { programme, reason }),
    });
  }
}
