import type {
  Ballot,
  BallotBox,
  BallotRow,
  BoxedSurvey,
  Cast,
  CodeHash,
  FoundCode,
  Issue,
  PaperBatch,
  Taken,
  UnitNumbers,
} from '../../kernel/ports/ballot-box.js';
import type { Sealed } from '../../kernel/ports/keyring.js';
import { asId, type BatchId, type SurveyId, type UnitId } from '../../kernel/words/ids.js';
import { inOrder } from '../shared/in-order.js';
import type { Mongo } from './client.js';
import { asking } from './faults.js';
import { ballotsAfter, numbersIn, responsesIn } from './mongo-ballot-counts.js';
import { ballotRowsIn, putBallotRows } from './mongo-ballot-rows.js';
import { MongoBallotWrites } from './mongo-ballot-writes.js';
import { type BallotCollections, ballotCollections } from './mongo-ballots.js';

/**
 * The ballots in a keyring's database. The server's journal and operations log keep for a while what was written
 * together, and when.
 */
export class MongoBallotBox implements BallotBox {
  private readonly kept: BallotCollections;
  private readonly writes: MongoBallotWrites;

  constructor(private readonly mongo: Mongo) {
    this.kept = ballotCollections(mongo.db);
    this.writes = new MongoBallotWrites(mongo, this.kept);
  }

  async issue(issue: Issue): Promise<Taken> {
    return this.writes.issue(issue);
  }

  async voidUnused(survey: SurveyId, unit: UnitId): Promise<number> {
    return asking(async () => {
      const unused = { survey, unit, state: 'unused' } as const;
      return (await this.kept.codes.updateMany(unused, { $set: { state: 'void' } })).modifiedCount;
    });
  }

  async look(code: CodeHash): Promise<FoundCode | undefined> {
    return asking(async () => {
      const found = await this.kept.codes.findOne({ _id: code, state: { $ne: 'void' } });
      return found ? { survey: asId<SurveyId>(found.survey), used: found.state === 'used' } : undefined;
    });
  }

  async cast(code: CodeHash, ballot: Sealed): Promise<Cast> {
    return this.writes.cast(code, ballot);
  }

  async drop(batch: PaperBatch): Promise<Taken> {
    return this.writes.drop(batch);
  }

  async takeBack(survey: SurveyId, batch: BatchId): Promise<number> {
    return this.writes.takeBack(survey, batch);
  }

  async keepBatches(survey: SurveyId, batches: readonly BatchId[]): Promise<number> {
    return this.writes.keepBatches(survey, batches);
  }

  async numbers(survey: SurveyId): Promise<readonly UnitNumbers[]> {
    return asking(async () => numbersIn(this.kept, survey));
  }

  async responses(surveys: readonly SurveyId[]): Promise<readonly number[]> {
    return asking(async () => responsesIn(this.kept, surveys));
  }

  async keys(survey: SurveyId): Promise<readonly string[]> {
    return asking(async () => inOrder(await this.kept.ballots.distinct('key', { survey })));
  }

  async surveys(): Promise<readonly BoxedSurvey[]> {
    return asking(async () => {
      const all = await this.kept.surveys.find().sort({ _id: 1 }).toArray();
      return all.map(({ _id, state }) => ({ survey: asId<SurveyId>(_id), state }));
    });
  }

  /** First those who issue and bring paper, then those who use codes: whoever is under way is waited for. */
  async close(survey: SurveyId): Promise<void> {
    await this.writes.become(survey, 'closed');
    const unused = { survey, state: 'unused', closed: { $exists: false } } as const;
    await asking(async () => this.kept.codes.updateMany(unused, { $set: { closed: true } }));
  }

  async reopen(survey: SurveyId): Promise<void> {
    await this.writes.become(survey, 'open');
    if (await asking(async () => this.kept.surveys.findOne({ _id: survey, state: 'destroyed' }))) return;
    await asking(async () => this.kept.codes.updateMany({ survey, closed: true }, { $unset: { closed: '' } }));
  }

  async *take(survey: SurveyId): AsyncGenerator<readonly Ballot[]> {
    const after = async (last: Buffer) => asking(async () => ballotsAfter(this.kept, survey, last));
    let page = await after(Buffer.alloc(0));
    while (page.ballots.length > 0) {
      yield page.ballots;
      page = await after(page.last);
    }
  }

  async destroy(survey: SurveyId): Promise<void> {
    await this.close(survey);
    await this.writes.become(survey, 'destroyed');
    await asking(async () => {
      await this.kept.ballots.deleteMany({ survey });
      await this.kept.batches.deleteMany({ survey });
      await this.kept.codes.updateMany({ survey }, { $set: { unit: null, closed: true } });
    });
  }

  async *rows(): AsyncGenerator<readonly BallotRow[]> {
    const session = this.mongo.client.startSession({ snapshot: true });
    const rows = ballotRowsIn(this.kept, session);
    const next = async () => asking(async () => rows.next());
    try {
      for (let page = await next(); page.done !== true; page = await next()) yield page.value;
    } finally {
      await session.endSession();
    }
  }

  async put(rows: readonly BallotRow[]): Promise<void> {
    await this.writes.inTransaction(async (session) => putBallotRows(this.kept, rows, session));
  }

  /** Forgets every row. */
  async clear(): Promise<void> {
    const { surveys, codes, batches, ballots } = this.kept;
    for (const one of [ballots, batches, codes, surveys]) await one.deleteMany({});
  }
}
