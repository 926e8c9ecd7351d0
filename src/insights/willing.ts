import type { UnitId } from '../kernel/words/ids.js';
import type { Pulse } from './pulses.js';
import { blankShares, type Shares, type Unsummed } from './shares.js';
import type { Tree } from './tree.js';

type Share = readonly [willing: number, asked: number];

/** From 0 of the lowest answer to this of the highest. */
const HIGHEST = 4;

/** The answers of a figure as it was published: none where it is hidden, or of a unit that was not asked. */
const shareOf = (figure: Pulse['total'] | undefined): Share => {
  if (!figure || 'hidden' in figure) return [0, 0];
  const answers = figure.elements.flatMap(({ counts }) => counts.map((times, answer) => ({ times, answer })));
  return answers.reduce<Share>(
    ([willing, asked], { times, answer }) => [willing + times * answer, asked + HIGHEST * times],
    [0, 0],
  );
};

const put = ({ done, due }: Shares, place: number, [willing, asked]: Share): void => {
  done[place] = willing;
  due[place] = asked;
};

/**
 * How willing people are by a pulse: of each unit what was published of it, in all what was published in all, or of the
 * unit that all of it is asked for. Nothing is summed, nothing moves (capabilities.md, 12).
 */
export const willingIn = (tree: Tree, pulse: Pulse | undefined, under?: UnitId): Unsummed => {
  const [own, subtree] = [blankShares(tree), blankShares(tree)];
  if (!pulse) return { own, subtree, total: [0, 0] };
  tree.nodes.forEach(({ id }, place) => {
    const figures = pulse.figure(id);
    put(own, place, shareOf(figures?.own));
    put(subtree, place, shareOf(figures?.subtree));
  });
  const total = shareOf(under === undefined ? pulse.total : pulse.figure(under)?.subtree);
  return { own, subtree, total };
};
