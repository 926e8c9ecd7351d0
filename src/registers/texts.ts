import { Injectable } from '@nestjs/common';
import type { Sealed } from '../kernel/ports/keyring.js';
import { Keys } from '../platform/ports/ports.js';

type Opening = ReadonlyMap<Sealed, string | null>;

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'key' in value && 'box' in value;

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
