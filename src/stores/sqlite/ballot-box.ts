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
import type { SqliteThread } from './thread.js';

const KINDS = ['survey', 'code', 'batch', 'ballot'] as const satisfies readonly BallotRow['kind'][];

/** The ballots in a keyring's file. */
export class SqliteBallotBox implements BallotBox {
  constructor(private readonly thread: SqliteThread<'keyring'>) {}

  async issue({ survey, unit, codes, room }: Issue): Promise<Taken> {
    return this.thread.call('issue', survey, unit, codes, room);
  }

  async voidUnused(survey: SurveyId, unit: UnitId): Promise<number> {
    return this.thread.call('voidUnused', survey, unit);
  }

  async look(code: CodeHash): Promise<FoundCode | undefined> {
    const found = await this.thread.call('look', code);
    return found && { survey: asId<SurveyId>(found.survey), used: found.used };
  }

  async cast(code: CodeHash, ballot: Sealed): Promise<Cast> {
    return this.thread.call('cast', code, ballot);
  }

  async drop({ ballots, room, ...dropping }: PaperBatch): Promise<Taken> {
    return this.thread.call('drop', dropping, ballots, room);
  }

  async takeBack(survey: SurveyId, batch: BatchId): Promise<number> {
    return this.thread.call('takeBack', survey, batch);
  }

  async keepBatches(survey: SurveyId, batches: readonly BatchId[]): Promise<number> {
    return this.thread.call('keepBatches', survey, batches);
  }

  async numbers(survey: SurveyId): Promise<readonly UnitNumbers[]> {
    return this.thread.call('numbersOf', survey);
  }

  async responses(surveys: readonly SurveyId[]): Promise<readonly number[]> {
    return this.thread.call('responses', surveys);
  }

  async surveys(): Promise<readonly BoxedSurvey[]> {
    return this.thread.call('surveys');
  }

  async keys(survey: SurveyId): Promise<readonly string[]> {
    return this.thread.call('keysOf', survey);
  }

  async close(survey: SurveyId): Promise<void> {
    await this.thread.call('setState', survey, 'closed');
  }

  async reopen(survey: SurveyId): Promise<void> {
    await this.thread.call('setState', survey, 'open');
  }

  async *take(survey: SurveyId): AsyncGenerator<readonly Ballot[]> {
    let page = await this.thread.call('ballotsAfter', survey, '');
    while (page.ballots.length > 0) {
      yield page.ballots;
      page = await this.thread.call('ballotsAfter', survey, page.last);
    }
  }

  async destroy(survey: SurveyId): Promise<void> {
    while (await this.thread.call('destroySome', survey));
  }

  async *rows(): AsyncGenerator<readonly BallotRow[]> {
    const reading = await this.thread.call('beginReading');
    try {
      for (const kind of KINDS) yield* this.rowsOf(reading, kind);
    } finally {
      await this.thread.call('endReading', reading);
    }
  }

  async put(rows: readonly BallotRow[]): Promise<void> {
    await this.thread.call('putBallots', rows);
  }

  private async *rowsOf(reading: number, kind: BallotRow['kind']): AsyncGenerator<readonly BallotRow[]> {
    let page = await this.thread.call('ballotRows', reading, kind, '');
    while (page.rows.length > 0) {
      yield page.rows;
      page = await this.thread.call('ballotRows', reading, kind, page.last);
    }
  }
}
