import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import type { Ballot, BallotBox, BallotRow, CodeHash, KeyringStore } from '../../src/kernel/ports/ballot-box.js';
import type { Sealed } from '../../src/kernel/ports/keyring.js';
import { asId, type BatchId, type SurveyId, type UnitId } from '../../src/kernel/words/ids.js';
import { inOrder } from '../../src/stores/shared/in-order.js';
import { must } from '../support/expectation.js';
import type { OpenedKeyring } from './keyring.contract.js';

type Here = {
  readonly opened: OpenedKeyring;
  readonly keyring: KeyringStore;
  readonly box: BallotBox;
  readonly reopen: () => Promise<void>;
};

/** Ids in order, so that what is listed by id is listed as it was made. */
const idOf = (n: number): string => `${String(n).padStart(8, '0')}-${randomUUID().slice(9)}`;

let made = 0;
export const someSurvey = (): SurveyId => asId(idOf(++made));
export const someUnit = (): UnitId => asId(idOf(++made));
export const someBatch = (): BatchId => asId(randomUUID());

/** Fresh codes, as they are kept. */
export const someCodes = (count: number): CodeHash[] =>
  Array.from({ length: count }, () => createHash('sha256').update(randomUUID()).digest('hex'));

/** Ballots of a survey that say what is given, under a key of the survey's own. */
export const ballotsOf = async (
  keyring: KeyringStore,
  survey: SurveyId,
  answers: readonly string[],
): Promise<readonly Sealed[]> => keyring.seal(answers.map((text) => ({ owner: `ballots:${survey}`, text })));

export const takenFrom = async (box: BallotBox, survey: SurveyId): Promise<Ballot[]> => {
  const all: Ballot[] = [];
  for await (const some of box.take(survey)) all.push(...some);
  return all;
};

/** What was answered, in the order in which it is taken. */
export const answersTaken = async (keyring: KeyringStore, survey: SurveyId): Promise<string[]> => {
  const all = await takenFrom(keyring.ballots, survey);
  return (await keyring.open(all.map(({ sealed }) => sealed))).map(String);
};

/** What was answered, in order of the texts. */
export const answersIn = async (keyring: KeyringStore, survey: SurveyId): Promise<string[]> =>
  inOrder(await answersTaken(keyring, survey));

/** Drops some answers as codes are used, one after the other. */
export const castAll = async (keyring: KeyringStore, survey: SurveyId, texts: readonly string[]): Promise<void> => {
  const [unit, codes] = [someUnit(), someCodes(texts.length)];
  await keyring.ballots.issue({ survey, unit, codes });
  const ballots = await ballotsOf(keyring, survey, texts);
  for (const [n, ballot] of ballots.entries()) {
    expect(await keyring.ballots.cast(codes[n] ?? '', ballot)).toBe('cast');
  }
};

/** One ballot. */
export const ballotOf = async (keyring: KeyringStore, survey: SurveyId, text = '3'): Promise<Sealed> => {
  const [ballot] = await ballotsOf(keyring, survey, [text]);
  must(ballot);
  return ballot;
};

/** How far an order agrees with another: 1 where it is the same, -1 where it is the other way round, 0 as chance has it. */
export const agreement = (ranks: readonly number[]): number => {
  const n = ranks.length;
  const apart = ranks.reduce((sum, rank, at) => sum + (rank - at) ** 2, 0);
  return 1 - (6 * apart) / (n * (n * n - 1));
};

export const numbered = (count: number, word = 'answer'): string[] =>
  Array.from({ length: count }, (_, n) => `${word} ${n}`);

export const countOf = (answers: readonly unknown[], word: string): number =>
  answers.filter((one) => one === word).length;

/** A suite with a keyring of its own, and its box. */
export const describeBox = (name: string, open: () => Promise<OpenedKeyring>, body: (here: () => Here) => void): void =>
  describe(name, () => {
    let opened: OpenedKeyring;
    let keyring: KeyringStore;
    beforeAll(async () => {
      opened = await open();
      keyring = opened.keyring;
    });
    afterAll(() => opened.close());
    body(() => ({
      opened,
      keyring,
      box: keyring.ballots,
      reopen: async () => {
        keyring = await opened.reopen();
      },
    }));
  });

export const rowsIn = async (box: BallotBox): Promise<BallotRow[]> => {
  const rows: BallotRow[] = [];
  for await (const some of box.rows()) rows.push(...some);
  return rows;
};
