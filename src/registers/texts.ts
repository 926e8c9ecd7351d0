import { Injectable } from '@nestjs/common';
import { isReplaced } from '../../projections/registers/replaced.js';
import { isSealed, type Sealed } from '../kernel/ports/keyring.js';
import type { Caller } from '../platform/callers/caller.js';
import { Keys } from '../platform/ports/ports.js';

type Opening = ReadonlyMap<Sealed, string | null>;

const sealedIn = (value: unknown): Sealed[] => {
  if (isSealed(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sealedIn) : [];
};

const opened = (value: unknown, texts: Opening): unknown => {
  if (isSealed(value)) return texts.get(value) ?? null;
  if (Array.isArray(value)) return value.map((one: unknown) => opened(one, texts));
  return typeof value === 'object' && value !== null ? openedObject(value, texts) : value;
};

const openedObject = (value: object, texts: Opening): object =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, opened(inner, texts)]));

/** Without the texts that were corrected since. */
const current = (value: unknown): unknown => {
  if (isSealed(value)) return value;
  if (Array.isArray(value)) return value.map(current);
  return typeof value === 'object' && value !== null ? currentObject(value) : value;
};

const currentObject = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (isReplaced(inner) ? [] : [[name, current(inner)]])),
  );

/** Bodies as a caller is shown them: a text that was corrected is for the office alone (corrections.md). */
export const shownTo = ({ caller }: { readonly caller: Caller }, bodies: readonly object[]): readonly object[] =>
  caller.has('reform-office') ? bodies : bodies.map(currentObject);

/** Opens free text for an answer that is being written; nothing is kept. */
@Injectable()
export class Texts {
  constructor(private readonly keys: Keys) {}

  /** The same bodies, each sealed text opened; null where its key is gone. */
  async open(bodies: readonly object[]): Promise<object[]> {
    const sealed = sealedIn(bodies);
    const texts = sealed.length === 0 ? [] : await this.keys.open(sealed);
    const bySeal = new Map(sealed.map((one, index) => [one, texts[index] ?? null]));
    return bodies.map((body) => openedObject(body, bySeal));
  }
}
