import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/words/calendar-date.js';
import type { Decision, DomainEvent, Moment } from '../../kernel/facts/decider.js';
import type { Aim } from '../../kernel/facts/aim.js';
import { Handler } from '../../kernel/facts/handle.js';
import type { Outcome } from '../../kernel/facts/wish.js';
import type { KeyOwner, Sealed } from '../../kernel/ports/keyring.js';
import { Keys } from '../ports/ports.js';
import { Sealing } from '../ports/sealing.js';
import { type Asked, wishOf } from './wish.js';

/** Where capabilities bring their wishes: seals free text, judges, records. */
@Injectable()
export class Desk {
  constructor(
    private readonly handler: Handler,
    private readonly keys: Keys,
    private readonly sealing: Sealing,
  ) {}

  moment(): Moment {
    return this.handler.moment();
  }

  /** The day a fact is dated: as asked, else today. */
  on(day: CalendarDate | undefined): CalendarDate {
    return day ?? this.moment().today;
  }

  async state<S, E extends DomainEvent>(decider: Aim<S, E>['decider'], id: string): Promise<S> {
    return this.handler.state(decider, id);
  }

  async revision<S, E extends DomainEvent>(decider: Aim<S, E>['decider'], id: string): Promise<number> {
    return (await this.handler.folded(decider, id)).revision;
  }

  /** Seals the texts that are there, under the key of what they belong to. */
  async seal<K extends string>(
    owner: KeyOwner,
    texts: Parameters<typeof this.sealing.texts<K>>[1],
  ): ReturnType<typeof this.sealing.texts<K>> {
    return this.sealing.texts(owner, texts);
  }

  async sealed(owner: KeyOwner, text: string): Promise<Sealed> {
    return this.sealing.text(owner, text);
  }

  async handle<S, E extends DomainEvent>(
    { asked, ...aim }: Omit<Aim<S, E>, 'wish'> & { readonly asked: Asked },
    decide: (state: S, moment: Moment) => Decision<E> | Promise<Decision<E>>,
  ): Promise<Outcome> {
    return this.handler.handle({ ...aim, wish: wishOf(asked, this.keys) }, decide);
  }
}
