import type { Id } from '../facts.js';
import { isBody } from '../judge/fields.js';

/** Which id the server gave to each local name. */
export type Names = { readonly server: Map<Id, string>; readonly local: Map<string, Id> };

export const noNames = (): Names => ({ server: new Map(), local: new Map() });

export const call = (names: Names, local: Id, server: string): void => {
  names.server.set(local, server);
  names.local.set(server, local);
};

const mapped = (value: unknown, table: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string') return table.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => mapped(one, table));
  if (!isBody(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapped(inner, table)]));
};

export const toServer = (names: Names, value: unknown): unknown => mapped(value, names.server);
export const toLocal = (names: Names, value: unknown): unknown => mapped(value, names.local);

export const pathToServer = (names: Names, path: string): string =>
  path
    .split('/')
    .map((part) => names.server.get(part) ?? part)
    .join('/');

const localNamesIn = (value: unknown): readonly Id[] => {
  if (typeof value === 'string') return value.startsWith('@') ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(localNamesIn);
  return isBody(value) ? Object.values(value).flatMap(localNamesIn) : [];
};

/** Whether everything named was created: what created it may have been refused, or left out of the history. */
export const allNamed = (names: Names, path: string, value: unknown): boolean =>
  [...path.split('/').filter((part) => part.startsWith('@')), ...localNamesIn(value)].every((name) =>
    names.server.has(name),
  );
