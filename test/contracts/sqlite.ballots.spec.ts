import { expect, it } from '@jest/globals';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { KeyringStore } from '../../src/kernel/ports/ballot-box.js';
import { asId, type SurveyId, type UnitId } from '../../src/kernel/words/ids.js';
import { openSqliteKeyring } from '../../src/stores/sqlite/keyring.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';
import { untilSo } from '../support/until-so.js';
import {
  agreement,
  answersIn,
  ballotsOf,
  castAll,
  numbered,
  rowsIn,
  someSurvey,
  takenFrom,
} from './ballot-box.support.js';

const MASTER_KEY = randomBytes(32);

const fileOf = async (t: Cleaning): Promise<string> => join(await dataDirectory(t), 'keyring.sqlite');

const opened = async (t: Cleaning, file: string): Promise<KeyringStore> => {
  const keyring = await openSqliteKeyring({ file, masterKey: MASTER_KEY });
  t.after(async () => keyring.close());
  return keyring;
};

/** Uses the codes of a list in another process, one after the other, and tells of each that was cast. */
const castElsewhere = (file: string, from: number): ChildProcessByStdio<null, Readable, null> =>
  spawn(
    process.execPath,
    [fileURLToPath(new URL('./ballots.child.js', import.meta.url)), file, MASTER_KEY.toString('hex'), String(from)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

/** How many were told to be cast, once it was killed after so many. */
const castUntilKilled = async (child: ReturnType<typeof castElsewhere>, enough: number): Promise<number> => {
  let told = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    told += line === 'cast' ? 1 : 0;
    if (told >= enough) child.kill('SIGKILL');
  }
  return told;
};

const SURVEY = asId<SurveyId>('00000000-0000-4000-8000-000000000001');
const UNIT = asId<UnitId>('00000000-0000-4000-8000-000000000002');
const codeOf = (n: number): string => n.toString(16).padStart(64, '0');

const issued = async (keyring: KeyringStore, count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1_000) {
    const codes = Array.from({ length: 1_000 }, (_, n) => codeOf(at + n));
    await keyring.ballots.issue({ survey: SURVEY, unit: UNIT, codes });
  }
};

it(
  'has the ballot of every code that was used, and of no other, after kill -9, three times over',
  cleaned(async (t) => {
    const file = await fileOf(t);
    const first = await openSqliteKeyring({ file, masterKey: MASTER_KEY });
    await issued(first, 9_000);
    await first.close();
    let told = 0;
    for (const [round, enough] of [1, 60, 300].entries()) {
      const child = castElsewhere(file, round * 3_000);
      told += await castUntilKilled(child, enough - told);
      const keyring = await openSqliteKeyring({ file, masterKey: MASTER_KEY });
      const rows = await rowsIn(keyring.ballots);
      const used = rows.filter((row) => row.kind === 'code' && row.state === 'used').length;
      const ballots = rows.filter(({ kind }) => kind === 'ballot').length;
      expect([ballots, ballots >= told, ballots <= told + 3]).toStrictEqual([used, true, true]);
      expect(await keyring.ballots.numbers(SURVEY)).toStrictEqual([
        { unit: UNIT, unused: 9_000 - used, ballots: used },
      ]);
      await keyring.close();
      told = ballots;
    }
  }),
);

it(
  'takes one ballot for a code from two processes that use the same list at once',
  cleaned(async (t) => {
    const file = await fileOf(t);
    const keyring = await opened(t, file);
    await issued(keyring, 1_000);
    const child = castElsewhere(file, 0);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await lines.next();
    const [ballot] = await ballotsOf(keyring, SURVEY, ['mine']);
    let mine = 0;
    for (let n = 400; n >= 0; n -= 1) {
      const cast = ballot && (await keyring.ballots.cast(codeOf(n), ballot));
      mine += cast === 'cast' ? 1 : 0;
    }
    child.kill('SIGKILL');
    const rows = await rowsIn(keyring.ballots);
    const used = rows.filter((row) => row.kind === 'code' && row.state === 'used').length;
    const answers = await answersIn(keyring, SURVEY);
    expect(answers.length).toBe(used);
    expect(answers.filter((answer) => answer === 'mine').length).toBe(mine);
    expect(new Set(answers)).toStrictEqual(new Set(['mine', 'theirs']));
  }),
);

it(
  'empties the write-ahead log soon after a ballot was cast, and at the start: in it code lies beside ballot',
  cleaned(async (t) => {
    const file = await fileOf(t);
    const keyring = await opened(t, file);
    await castAll(keyring, someSurvey(), ['1']);
    const wal = async (): Promise<number> => (await stat(`${file}-wal`)).size;
    expect(await wal()).toBeGreaterThan(0);
    await untilSo(async () => (await wal()) === 0, 'an empty write-ahead log');
    await castAll(keyring, someSurvey(), ['1']);
    expect(await wal()).toBeGreaterThan(0);
    await opened(t, file);
    expect(await wal()).toBe(0);
  }),
);

const PAGE_BYTES = 4_096;

/** How far what lies one behind the other in a page was cast so. */
const agreementOf = (cast: readonly number[]): number => {
  const order = cast.toSorted((a, b) => a - b);
  return agreement(cast.map((one) => order.indexOf(one)));
};

it(
  'has no order in its pages either, once it was opened again',
  cleaned(async (t) => {
    const [file, survey] = [await fileOf(t), someSurvey()];
    const first = await openSqliteKeyring({ file, masterKey: MASTER_KEY });
    await castAll(first, survey, numbered(600));
    await first.close();
    const keyring = await opened(t, file);
    const bytes = await readFile(file);
    const taken = await takenFrom(keyring.ballots, survey);
    const answers = await keyring.open(taken.map(({ sealed }) => sealed));
    const placed = taken.map(({ sealed: { box } }, n) => ({
      at: bytes.indexOf(Buffer.from(box, 'base64')),
      cast: Number(answers[n]?.slice(7)),
    }));
    expect(placed.every(({ at }) => at >= 0)).toBe(true);
    const pages = new Map<number, number[]>();
    for (const { at, cast } of placed.toSorted((a, b) => a.at - b.at)) {
      const page = Math.floor(at / PAGE_BYTES);
      pages.set(page, [...(pages.get(page) ?? []), cast]);
    }
    const agreed = [...pages.values()].filter(({ length }) => length > 5).map(agreementOf);
    expect(agreed.length).toBeGreaterThan(10);
    expect(Math.abs(agreed.reduce((sum, one) => sum + one, 0) / agreed.length)).toBeLessThan(0.2);
  }),
);
