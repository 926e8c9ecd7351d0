import { Injectable } from '@nestjs/common';
import type { KeyOwner, Sealed } from '../../kernel/ports/keyring.js';
import { Keys } from './ports.js';

export type Texts<K extends string> = { readonly [T in K]?: string | undefined };
export type SealedTexts<K extends string> = { readonly [T in K]?: Sealed };

type OfThing = { readonly decider: { readonly category: string }; readonly id: string };

/** Under whose key the texts of a thing are sealed. */
export const thingOwner = ({ decider: { category }, id }: OfThing): KeyOwner => `${category}:${id}`;

/** Seals free text under the key of what it belongs to, before it is in any event. */
@Injectable()
export class Sealing {
  constructor(private readonly keys: Keys) {}

  /** Those of some texts that are there. */
  async texts<K extends string>(owner: KeyOwner, texts: Texts<K>): Promise<SealedTexts<K>> {
    const given = Object.entries<string | undefined>(texts).flatMap(([name, text]) =>
      text === undefined ? [] : [{ name, text }],
    );
    if (given.length === 0) return {};
    const sealed = await this.keys.seal(given.map(({ text }) => ({ owner, text })));
    const named = given.map(({ name }, index) => [name, sealed[index]] as const);
    return Object.fromEntries(named) as SealedTexts<K>;
  }

  /** One text that is always there. */
  async text(owner: KeyOwner, text: string): Promise<Sealed> {
    const [one] = await this.keys.seal([{ owner, text }]);
    if (!one) throw new Error('the keyring sealed nothing');
    return one;
  }

  /** Those of some texts that say other than what is known, sealed: what a correction tells. */
  async corrected<K extends string>(
    owner: KeyOwner,
    texts: Texts<K>,
    known: { readonly [T in K]?: Sealed | string | undefined },
  ): Promise<SealedTexts<K>> {
    const names = Object.keys(texts) as K[];
    const isSaid = await Promise.all(names.map(async (name) => this.says(known[name], texts[name])));
    const fresh = names.filter((_, index) => !isSaid[index]).map((name) => [name, texts[name]] as const);
    return this.texts(owner, Object.fromEntries(fresh) as Texts<K>);
  }

  /** Whether a text says what is known already: a text that can be opened no more says nothing. */
  async says(known: Sealed | string | undefined, text: string | undefined): Promise<boolean> {
    if (typeof known !== 'object') return known === text;
    const [opened] = await this.keys.open([known]);
    return opened === text;
  }
}
