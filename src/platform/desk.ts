import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../kernel/calendar-date.js';
import type { Decision, DomainEvent, Moment } from '../kernel/decider.js';
import type { Aim } from '../kernel/aim.js';
import { Handler } from '../kernel/handle.js';
import type { Outcome } from '../kernel/wish.js';
import type { KeyOwner, Sealed } from '../kernel/keyring.js';
import { Keys } from './ports.js';
import { type Asked, wishOf } from './wish.js';

type Texts<K extends string> = { readonly [T in K]?: string | undefined };
type SealedTexts<K extends string> = { readonly [T in K]?: Sealed };

/** Where capabilities bring their wishes: seals free text, judges, records. */
@Injectable()
export class Desk {
  constructor(
    private readonly handler: Handler,
    private readonly keys: Keys,
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
  async seal<K extends string>(owner: KeyOwner, texts: Texts<K>): Promise<SealedTexts<K>> {
    const given = Object.entries<string | undefined>(texts).flatMap(([name, text]) =>
      text === undefined ? [] : [{ name, text }],
    );
    if (given.length === 0) return {};
    const sealed = await this.keys.seal(given.map(({ text }) => ({ owner, text })));
    const named = given.map(({ name }, index) => [name, sealed[index]] as const);
    return Object.fromEntries(named) as SealedTexts<K>;
  }

  /** As `seal`, of one text that is always there. */
  async sealed(owner: KeyOwner, text: string): Promise<Sealed> {
    const [one] = await this.keys.seal([{ owner, text }]);
    if (!one) throw new Error('the keyring sealed nothing');
    return one;
  }

  async handle<S, E extends DomainEvent>(
    { asked, ...aim }: Omit<Aim<S, E>, 'wish'> & { readonly asked: Asked },
    decide: (state: S, moment: Moment) => Decision<E> | Promise<Decision<E>>,
  ): Promise<Outcome> {
    return this.handler.handle({ ...aim, wish: wishOf(asked, this.keys) }, decide);
  }
}
