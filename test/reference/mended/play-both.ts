import { isDeepStrictEqual } from 'node:util';
import type { StartServer } from '../../support/running-server.js';
import { withOwnServer, type Verify } from '../play/own-server.js';
import type { Server } from '../play/server.js';
import { finalChecks, isKeptOtherwise, shown, still, Telling, type Asked } from './comparing.js';
import { mendedHistory, type Mended } from './mended.js';
import { retell, standingFacts, type Line } from './retelling.js';

export type BothPlayed = {
  readonly made: readonly string[];
  readonly compared: number;
  readonly askedAgain: number;
  /** Where the two histories read otherwise, or what was known before a mend has changed by it. */
  readonly differences: readonly unknown[];
};

type Pair = { readonly expected: Asked | undefined; readonly got: Asked | undefined };

const unlike = (pairs: readonly Pair[], seen: (value: unknown) => unknown): readonly unknown[] =>
  pairs.filter(({ expected, got }) => !isDeepStrictEqual(seen(expected), seen(got)));

const factsOf = (lines: readonly Line[]): readonly string[] | undefined => {
  const told = retell(lines);
  return told && standingFacts(told);
};

type Servers = { readonly rightly: Server; readonly wrongly: Server; readonly verify: Verify };

const played = async (
  { startsOn, right, mended, made }: Mended,
  seed: number,
  servers: Servers,
): Promise<BothPlayed> => {
  const [good, bad] = [new Telling(servers.rightly, startsOn), new Telling(servers.wrongly, startsOn)];
  const wrong = [...(await good.tell(right)), ...(await bad.tell(mended))];
  if (wrong.length > 0) return { made, compared: 0, askedAgain: 0, differences: wrong };
  const checks = finalChecks({ ...good.playing, today: bad.playing.today }, seed).filter(
    (check) => !isKeptOtherwise(good.playing.log, bad.playing.log, check),
  );
  const asIf = await good.answers(checks);
  const now = await bad.answers(checks);
  const again = await bad.askedAgain();
  return {
    made,
    compared: asIf.length,
    askedAgain: again.length,
    differences: [
      ...unlike(
        asIf.map((expected, at) => ({ expected, got: now[at] })),
        shown,
      ),
      ...unlike(
        again.map(({ before, now: got }) => ({ expected: before, got })),
        still,
      ),
      ...(await servers.verify()),
    ],
  };
};

/**
 * Plays two histories, each on a server of its own: one in which everything is told rightly, and the same one with mistakes
 * of every kind that are mended sooner or later. In the end both read alike, and what was known before a mend reads as
 * it did then.
 */
export const playBoth = async (
  seed: number,
  { writes, tries }: { writes: number; tries: number },
  start: StartServer,
): Promise<BothPlayed> => {
  const both = mendedHistory(seed, writes, tries);
  if (!isDeepStrictEqual(factsOf(both.right), factsOf(both.mended)))
    return { made: both.made, compared: 0, askedAgain: 0, differences: ['the model knows other facts in the end'] };
  const { startsOn } = both;
  return withOwnServer(
    startsOn,
    async (rightly) =>
      withOwnServer(startsOn, async (wrongly, verify) => played(both, seed, { rightly, wrongly, verify }), start),
    start,
  );
};
