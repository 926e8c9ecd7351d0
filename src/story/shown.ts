import type { Json } from '../kernel/words/json.js';

const itemsOf = (value: Json | undefined): ReadonlyMap<string, Json> =>
  new Map(
    typeof value === 'object' && value !== null ? Object.entries(value).map(([name, item = null]) => [name, item]) : [],
  );

/** What stands in an answer at a JSON pointer; names hold no `/` and no `~` there. */
export const valueAt = (answer: Json, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((value, name) => itemsOf(value).get(name), answer);

const isOfAnotherShape = (wanted: Json, shown: Json): boolean => {
  if (Array.isArray(wanted) !== Array.isArray(shown)) return true;
  return Array.isArray(wanted) && itemsOf(wanted).size !== itemsOf(shown).size;
};

/** The first place where an answer does not show what it should: objects in part, lists as a whole. */
export const otherwiseAt = (wanted: Json, shown: Json | undefined, place: string): string | undefined => {
  if (typeof wanted !== 'object' || wanted === null) return wanted === shown ? undefined : place;
  if (typeof shown !== 'object' || shown === null || isOfAnotherShape(wanted, shown)) return place;
  const there = itemsOf(shown);
  return [...itemsOf(wanted)]
    .map(([name, item]) => otherwiseAt(item, there.get(name), `${place}/${name}`))
    .find((one) => one !== undefined);
};
