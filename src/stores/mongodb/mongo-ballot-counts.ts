import type { ClientSession } from 'mongodb';
import type { Ballot, Room, UnitNumbers } from '../../kernel/ports/ballot-box.js';
import { asId } from '../../kernel/words/ids.js';
import { inOrder } from '../shared/in-order.js';
import type { BallotCollections, BallotDocument } from './mongo-ballots.js';

type Counted = { readonly _id: string; readonly count: number };

const PAGE = 1_000;

const byUnit = [{ $group: { _id: '$unit', count: { $sum: 1 } } }];
const countsIn = (all: readonly Counted[]): ReadonlyMap<string, number> =>
  new Map(all.map(({ _id, count }) => [_id, count]));

/** Counted anew each time, off the indexes: a number of its own would be written by everyone who answers. */
export const numbersIn = async ({ codes, ballots }: BallotCollections, survey: string): Promise<UnitNumbers[]> => {
  const unusedOf = [{ $match: { survey, state: 'unused', unit: { $ne: null } } }, ...byUnit];
  const unused = countsIn(await codes.aggregate<Counted>(unusedOf).toArray());
  const dropped = countsIn(await ballots.aggregate<Counted>([{ $match: { survey } }, ...byUnit]).toArray());
  return inOrder(new Set([...unused.keys(), ...dropped.keys()])).map((unit) => ({
    unit: asId(unit),
    unused: unused.get(unit) ?? 0,
    ballots: dropped.get(unit) ?? 0,
  }));
};

export const responsesIn = async ({ ballots }: BallotCollections, surveys: readonly string[]): Promise<number[]> => {
  const stages = [{ $match: { survey: { $in: surveys } } }, { $group: { _id: '$survey', count: { $sum: 1 } } }];
  const counts = countsIn(await ballots.aggregate<Counted>(stages).toArray());
  return surveys.map((survey) => counts.get(survey) ?? 0);
};

/** Within a transaction: whether so many more are too many. */
export const isTooMany = async (
  { codes, ballots }: BallotCollections,
  { survey, more, room }: { readonly survey: string; readonly more: number; readonly room: Room | undefined },
  session: ClientSession,
): Promise<boolean> => {
  if (!room) return false;
  const unit = { $in: [...room.units] };
  const unused = await codes.countDocuments({ survey, unit, state: 'unused' }, { session });
  const dropped = await ballots.countDocuments({ survey, unit }, { session });
  return unused + dropped + more > room.most;
};

const ballotIn = ({ unit, key, box, batch }: BallotDocument): Ballot => ({
  unit: asId(unit),
  sealed: { key, box: box.toString('base64') },
  ...(batch === undefined ? {} : { batch: asId(batch) }),
});

/** The ballots of a survey after one, and the random key of the last of them. */
export const ballotsAfter = async (
  { ballots }: BallotCollections,
  survey: string,
  after: Buffer,
): Promise<{ readonly ballots: readonly Ballot[]; readonly last: Buffer }> => {
  const found = await ballots
    .find({ survey, _id: { $gt: after } })
    .sort({ _id: 1 })
    .limit(PAGE)
    .toArray();
  const { _id: last } = found.at(-1) ?? { _id: after };
  return { ballots: found.map(ballotIn), last };
};
