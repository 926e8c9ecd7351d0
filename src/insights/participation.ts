import { medianOf } from './medians.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { ByPlace } from './standing-rows.js';
import type { Tree } from './tree.js';

/** A forum that was held: the units that it names, and its guests as last told. */
export type Forum = { readonly units: readonly UnitId[]; readonly guests: number };

/** A suggestion as it stands. */
export type Suggested = {
  /** As named; mergers are to be followed. */
  readonly unit: UnitId;
  readonly answer: 'waiting' | 'adopted' | 'declined';
  readonly isRealised: boolean;
  /** Calendar days from the receipt to the answer; undefined while it waits. */
  readonly days: number | undefined;
};

/** Who was heard in some units, and what became of what they said (capabilities.md, 14). */
export type Participation = {
  readonly forums: number;
  readonly guests: number;
  readonly suggestions: number;
  readonly waiting: number;
  readonly adopted: number;
  readonly realised: number;
  readonly declined: number;
  readonly medianDays: number | null;
};

type Heard = Pick<Participation, 'forums' | 'guests'>;

const figured = ({ forums, guests }: Heard, suggestions: readonly Suggested[]): Participation => {
  const answered = (answer: Suggested['answer']): number => suggestions.filter((one) => one.answer === answer).length;
  return {
    forums,
    guests,
    suggestions: suggestions.length,
    waiting: answered('waiting'),
    adopted: answered('adopted'),
    realised: suggestions.filter(({ isRealised }) => isRealised).length,
    declined: answered('declined'),
    medianDays: medianOf(Int32Array.from(suggestions.flatMap(({ days }) => days ?? []))),
  };
};

type Halls = { readonly forums: Float64Array; readonly guests: Float64Array };

const holding = ({ forums, guests }: Halls, mask: readonly boolean[], forum: Forum): void =>
  mask.forEach((isIn, place) => {
    if (!isIn) return;
    forums[place] = (forums[place] ?? 0) + 1;
    guests[place] = (guests[place] ?? 0) + forum.guests;
  });

const heardAt = ({ forums, guests }: Halls, place: number): Heard => ({
  forums: forums[place] ?? 0,
  guests: guests[place] ?? 0,
});

type Held = { readonly own: Halls; readonly subtree: Halls; readonly total: Heard };

/** Each forum counts once, however many units of a subtree it names or covers. */
function* heldIn(tree: Tree, forums: readonly Forum[]): Generator<undefined, Held> {
  const blank = (): Halls => ({ forums: new Float64Array(tree.size), guests: new Float64Array(tree.size) });
  const [own, subtree] = [blank(), blank()];
  const total = { forums: 0, guests: 0 };
  for (const forum of forums) {
    const mask = tree.covered(forum.units);
    holding(own, mask, forum);
    holding(subtree, tree.anyBelow(mask), forum);
    yield;
    if (!mask.includes(true)) continue;
    total.forums += 1;
    total.guests += forum.guests;
  }
  return { own, subtree, total };
}

type Lists = readonly (readonly Suggested[])[];

const ownLists = (tree: Tree, suggestions: readonly Suggested[]): Suggested[][] => {
  const lists = tree.nodes.map((): Suggested[] => []);
  for (const suggestion of suggestions) {
    const place = tree.placeOf(suggestion.unit);
    if (place !== undefined) lists[place]?.push(suggestion);
  }
  return lists;
};

/** Those of each unit and all below it: children stand after their parents. */
const listsBelow = (tree: Tree, own: Lists): Lists => {
  const below = own.map((list) => [...list]);
  for (let place = tree.size - 1; place > 0; place -= 1) {
    const above = below[tree.parents[place] ?? -1];
    for (const suggestion of below[place] ?? []) above?.push(suggestion);
  }
  return below;
};

/** The figures of every unit of a tree; rests on the way. */
export function* participationOf(
  tree: Tree,
  forums: readonly Forum[],
  suggestions: readonly Suggested[],
): Generator<undefined, ByPlace<Participation>> {
  const held = yield* heldIn(tree, forums);
  const own = ownLists(tree, suggestions);
  yield;
  const below = listsBelow(tree, own);
  yield;
  const at = (halls: Halls, lists: Lists): Participation[] =>
    lists.map((list, place) => figured(heardAt(halls, place), list));
  return {
    total: figured(held.total, own.flat()),
    own: at(held.own, own),
    subtree: at(held.subtree, below),
  };
}
