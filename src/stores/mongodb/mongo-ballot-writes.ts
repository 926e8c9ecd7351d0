import { randomBytes } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import type { BoxState, Cast, CodeHash, Issue, PaperBatch, Taken } from '../../kernel/ports/ballot-box.js';
import type { Sealed } from '../../kernel/ports/keyring.js';
import type { BatchId, SurveyId } from '../../kernel/words/ids.js';
import { Lines } from '../../kernel/words/lines.js';
import type { Mongo } from './client.js';
import { asking } from './faults.js';
import { isTooMany } from './mongo-ballot-counts.js';
import { type BallotCollections, type BallotDocument, makeBallotCollections } from './mongo-ballots.js';
import { insertMissing } from './mongo-inserts.js';
import { inTransaction } from './mongo-transactions.js';

const KEY_BYTES = 16;

type Dropped = Pick<BallotDocument, 'survey' | 'unit' | 'batch'>;

const documentOf = (dropped: Dropped, { key, box }: Sealed): BallotDocument => ({
  _id: randomBytes(KEY_BYTES),
  ...dropped,
  key,
  box: Buffer.from(box, 'base64'),
});

const CAST_AT_ONCE = 16;

/** The line in which a code is used: the same one is always in the same. */
const lineOf = (code: CodeHash): number => Number.parseInt(code.slice(0, 2), 16) % CAST_AT_ONCE;

/** What is put into a box, and taken back: each in one transaction that is harmless to begin again. */
export class MongoBallotWrites {
  /** In this process, as a rule nobody has to begin again; and hundreds at once wait here, not for a connection. */
  private readonly lines = new Lines<SurveyId | number>();
  private made: Promise<void> | undefined;

  constructor(
    private readonly mongo: Mongo,
    private readonly kept: BallotCollections,
  ) {}

  async issue({ survey, unit, codes, room }: Issue): Promise<Taken> {
    return this.taking(survey, async (session) => {
      const all = [...new Set(codes)];
      const known = await this.kept.codes.find({ _id: { $in: all } }, { session, projection: { _id: 1 } }).toArray();
      const there = new Set(known.map(({ _id }) => _id));
      const fresh = all.filter((code) => !there.has(code));
      const answer = fresh.length === 0 ? 'taken' : await this.mayTake({ survey, more: fresh.length, room }, session);
      if (answer !== 'taken' || fresh.length === 0) return answer;
      const state = 'unused';
      await this.kept.codes.insertMany(
        fresh.map((_id) => ({ _id, survey, unit, state })),
        { session },
      );
      return answer;
    });
  }

  async cast(code: CodeHash, ballot: Sealed): Promise<Cast> {
    return this.lines.inLine([lineOf(code)], async () => this.castOne(code, ballot));
  }

  async drop({ survey, unit, batch, ballots, room }: PaperBatch): Promise<Taken> {
    return this.taking(survey, async (session) => {
      if (await this.kept.batches.findOne({ _id: batch }, { session })) return 'taken';
      const answer = await this.mayTake({ survey, more: ballots.length, room }, session);
      if (answer !== 'taken') return answer;
      await this.kept.batches.insertOne({ _id: batch, survey }, { session });
      const documents = ballots.map((sealed) => documentOf({ survey, unit, batch }, sealed));
      if (documents.length > 0) await this.kept.ballots.insertMany(documents, { session });
      return answer;
    });
  }

  async takeBack(survey: SurveyId, batch: BatchId): Promise<number> {
    let gone = 0;
    await this.inTransaction(async (session) => {
      if (await this.kept.surveys.findOne({ _id: survey, state: 'destroyed' }, { session })) return;
      const takenBack = { $set: { survey, takenBack: true } } as const;
      await this.kept.batches.updateOne({ _id: batch }, takenBack, { session, upsert: true });
      gone = (await this.kept.ballots.deleteMany({ survey, batch }, { session })).deletedCount;
    });
    return gone;
  }

  async keepBatches(survey: SurveyId, batches: readonly BatchId[]): Promise<number> {
    let gone = 0;
    await this.inTransaction(async (session) => {
      const others = { survey, takenBack: { $ne: true }, _id: { $nin: [...batches] } };
      const found = await this.kept.batches.find(others, { session, projection: { _id: 1 } }).toArray();
      const ids = found.map(({ _id }) => _id);
      await this.kept.batches.deleteMany({ _id: { $in: ids } }, { session });
      gone = (await this.kept.ballots.deleteMany({ survey, batch: { $in: ids } }, { session })).deletedCount;
    });
    return gone;
  }

  async become(survey: SurveyId, state: BoxState): Promise<void> {
    await this.know(survey);
    const found = { _id: survey, state: { $ne: 'destroyed' } } as const;
    await asking(async () => this.kept.surveys.updateOne(found, { $set: { state } }));
  }

  async inTransaction(work: (session: ClientSession) => Promise<void>): Promise<void> {
    await this.ready();
    await asking(async () => inTransaction(this.mongo.client, work));
  }

  private async taking(survey: SurveyId, work: (session: ClientSession) => Promise<Taken>): Promise<Taken> {
    return this.lines.inLine([survey], async () => {
      let answer: Taken = 'closed';
      await this.know(survey);
      await this.inTransaction(async (session) => void (answer = await work(session)));
      return answer;
    });
  }

  /** Begun again after a commit of which nobody knows, it finds its own ballot. */
  private async castOne(code: CodeHash, ballot: Sealed): Promise<Cast> {
    let answer: Cast = 'unknown';
    let isBegun = false;
    const mine = { _id: randomBytes(KEY_BYTES) };
    await this.inTransaction(async (session) => {
      if (isBegun && (await this.kept.ballots.findOne(mine, { session }))) return;
      isBegun = true;
      const isGood = { _id: code, state: 'unused', closed: { $exists: false } } as const;
      const found = await this.kept.codes.findOneAndUpdate(isGood, { $set: { state: 'used' } }, { session });
      answer = found ? 'cast' : await this.whyNot(code, session);
      if (!found || found.unit === null) return;
      const { survey, unit } = found;
      await this.kept.ballots.insertOne({ ...documentOf({ survey, unit }, ballot), ...mine }, { session });
    });
    return answer;
  }

  private async mayTake(asked: Parameters<typeof isTooMany>[1], session: ClientSession): Promise<Taken> {
    const isOpen = { _id: asked.survey, state: 'open' } as const;
    const { matchedCount } = await this.kept.surveys.updateOne(isOpen, { $inc: { turn: 1 } }, { session });
    if (matchedCount === 0) return 'closed';
    return (await isTooMany(this.kept, asked, session)) ? 'too-many' : 'taken';
  }

  private async whyNot(code: CodeHash, session: ClientSession): Promise<Cast> {
    const found = await this.kept.codes.findOne({ _id: code, state: { $ne: 'void' } }, { session });
    if (!found) return 'unknown';
    const isOpen = await this.kept.surveys.findOne({ _id: found.survey, state: 'open' }, { session });
    return isOpen && !found.closed ? 'used' : 'closed';
  }

  private async know(survey: SurveyId): Promise<void> {
    await this.ready();
    await asking(async () => insertMissing(this.kept.surveys, [{ _id: survey, state: 'open', turn: 0 }]));
  }

  private async ready(): Promise<void> {
    this.made ??= asking(async () => makeBallotCollections(this.mongo.db));
    try {
      await this.made;
    } catch (fault) {
      this.made = undefined;
      throw fault;
    }
  }
}
