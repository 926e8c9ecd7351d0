import { expect } from '@jest/globals';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BallotRow } from '../../src/kernel/ports/ballot-box.js';
import { rowsIn } from '../contracts/ballot-box.support.js';
import { textOf } from '../support/caller.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';
import { expectOf } from '../support/expectation.js';
import { filesOf } from '../support/kept.js';
import { testOnFiles } from '../support/on-files.js';
import { here } from '../support/server-here.js';
import { runCli } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { withKeyring } from '../support/stopped-keyring.js';

const [OPENS, NEXT, CLOSES, AFTER] = ['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06'];
const [CODES, BEFORE, PAPER] = [10, 6, 4];
const PAGE_BYTES = 4_096;

type Ballot = Extract<BallotRow, { kind: 'ballot' }>;
type Figure = { readonly responses: number; readonly elements: readonly { readonly counts: readonly number[] }[] };

const at = (day: string | undefined): readonly string[] => ['--now', `${day}T02:00:00Z`];

/** Each of its own, so that what was counted tells which were. */
const answersOf = (n: number): readonly number[] =>
  Array.from({ length: 9 }, (_, element) => (Math.floor(n / 4 ** (element % 3)) % 4) + 1);

const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, n) => from + n);

const countsOf = (counted: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: 9 }, (_, element) =>
    [1, 2, 3, 4].map((answer) => counted.filter((n) => answersOf(n)[element] === answer).length),
  );

const ran = async (...args: readonly string[]): Promise<void> => {
  const { code, stdout, stderr } = await runCli(args);
  expectOf(code, `${stdout}${stderr}`).toBe(0);
};

/** A survey of citizens in a city whose servers follow one another. */
class Asking {
  private constructor(
    private readonly t: Cleaning,
    readonly city: StaffedCity,
    readonly path: string,
  ) {}

  static async begin(t: Cleaning): Promise<Asking> {
    const city = await StaffedCity.found(t, at(OPENS));
    const days = { opensOn: OPENS, closesOn: CLOSES };
    const wish = { kind: 'satisfaction', title: 'SKM', units: [city.unit('KOTA')], ...days };
    return new Asking(t, city, `/v1/surveys/${(await city.office.write('/v1/surveys', wish)).id}`);
  }

  async codes(): Promise<string[]> {
    const body = { unit: this.city.unit('DINAS-A'), count: CODES };
    return (await this.city.office.post(`${this.path}/codes`, body, 'codes')).json.codes as string[];
  }

  async answers(code: string | undefined, n: number): Promise<string> {
    const { status, json } = await this.city.office.post('/v1/responses', { code, answers: answersOf(n) });
    return `${status} ${textOf({ json }, 'code')}`.trim();
  }

  /** A batch of paper under a key of its own. */
  async types(batch: string, written: readonly number[]): Promise<string> {
    const body = { unit: this.city.unit('DINAS-B'), responses: written.map(answersOf) };
    const { status, json, text } = await this.city.office.post(`${this.path}/responses`, body, batch);
    expectOf(status, text).toBe(200);
    return textOf({ json }, 'batch');
  }

  /** The first phones answer, and paper is typed in; the codes of all. */
  async collects(): Promise<string[]> {
    const codes = await this.codes();
    for (const n of numbers(0, BEFORE)) expect(await this.answers(codes[n], n)).toBe('200');
    await this.types('paper', numbers(10, PAPER));
    return codes;
  }

  async responses(): Promise<number> {
    return (await this.city.office.readNow<{ responses: number }>(this.path)).responses;
  }

  async total(): Promise<{ responses: number; counts: unknown }> {
    const { total } = await this.city.office.read<{ total: Figure }>(`${this.path}/results`);
    return { responses: total.responses, counts: total.elements.map(({ counts }) => counts) };
  }

  /** In an empty folder, with the master key beside it. */
  async restored(kept: string): Promise<string> {
    const data = join(await dataDirectory(this.t), 'restored');
    await mkdir(data);
    await cp(join(this.city.data, 'master.key'), join(data, 'master.key'));
    await ran('restore', kept, '--data', data);
    return data;
  }

  async goOn(data: string, day: string | undefined): Promise<void> {
    this.city.goOnWith(await here(this.t, data, at(day)));
  }
}

/** Every ballot of a stopped city's box. */
const ballotsIn = async (data: string): Promise<Ballot[]> =>
  withKeyring(data, async ({ ballots }) => (await rowsIn(ballots)).filter((row) => row.kind === 'ballot'));

const bytesOf = ({ sealed }: Ballot): string => Buffer.from(sealed.box, 'base64').toString('latin1');

/** Within a page of a file ballots lie by their keys, which are random: not as they came. */
const expectNoOrder = async (file: string, ballots: readonly Ballot[]): Promise<void> => {
  const bytes = await readFile(file, 'latin1');
  const pages = new Map<number, string[]>();
  const placed = ballots.map((ballot) => ({ key: ballot.key, place: bytes.indexOf(bytesOf(ballot)) }));
  expect(placed.filter(({ place }) => place < 0)).toStrictEqual([]);
  for (const { key, place } of placed.toSorted((a, b) => b.place - a.place)) {
    const page = Math.floor(place / PAGE_BYTES);
    pages.set(page, [...(pages.get(page) ?? []), key]);
  }
  for (const keys of pages.values()) expect(keys).toStrictEqual(keys.toSorted());
};

testOnFiles(
  'a survey that is backed up while it is open goes on where it is restored, and is counted with all that came before and after',
  cleaned(async (t) => {
    const asking = await Asking.begin(t);
    const { city } = asking;
    const codes = await asking.collects();
    const wrong = await asking.types('wrong', numbers(20, 3));
    const kept = join(await dataDirectory(t), 'kept');
    await ran('backup', kept, '--data', city.data);
    expect(await asking.answers(codes[BEFORE], 60)).toBe('200');
    expect((await city.server.stop()).code).toBe(0);

    const data = await asking.restored(kept);
    await asking.goOn(data, NEXT);
    expect(await asking.responses()).toBe(BEFORE + PAPER + 3);
    expect(await asking.answers(codes[0], 1)).toBe('409 code-used');
    expect(await asking.answers('0000-0000-0000', 1)).toBe('404 code-unknown');
    expect(await asking.codes()).toStrictEqual(codes);
    expect(await asking.answers(codes[BEFORE], 30)).toBe('200');
    await city.office.write(`${asking.path}/retractions`, { batch: wrong, reason: 'Salah ketik.' });
    await asking.types('paper', numbers(10, PAPER));
    await asking.types('later', [31]);
    await city.office.ask('/local/clock', { method: 'PUT', body: { now: `${AFTER}T01:00:00Z` } });
    const counted = [...numbers(0, BEFORE), ...numbers(10, PAPER), 30, 31];
    const results = { responses: counted.length, counts: countsOf(counted) };
    expect(await asking.total()).toStrictEqual(results);
    expect(await asking.answers(codes[BEFORE + 1], 1)).toBe('409 survey-closed');
    expect((await city.server.stop()).code).toBe(0);
    await ran('verify', '--data', data);
    await asking.goOn(data, AFTER);
    expect(await asking.total()).toStrictEqual(results);
  }),
);

testOnFiles(
  'a backup holds the responses of an open survey sealed and in no order, and is counted as of then where it is restored too late',
  cleaned(async (t) => {
    const asking = await Asking.begin(t);
    const { city } = asking;
    const codes = await asking.collects();
    const kept = join(await dataDirectory(t), 'kept');
    await ran('backup', kept, '--data', city.data);
    await city.office.ask('/local/clock', { method: 'PUT', body: { now: `${AFTER}T01:00:00Z` } });
    const counted = [...numbers(0, BEFORE), ...numbers(10, PAPER)];
    const results = { responses: counted.length, counts: countsOf(counted) };
    expect(await asking.total()).toStrictEqual(results);
    expect((await city.server.stop()).code).toBe(0);

    const ballots = await ballotsIn(await asking.restored(kept));
    expect(ballots).toHaveLength(BEFORE + PAPER);
    await expectNoOrder(join(kept, 'keyring.sqlite'), ballots);
    const key = await readFile(join(city.data, 'master.key'), 'latin1');
    const secrets = [...codes, ...codes.map((code) => code.replaceAll('-', '')), key.trim()];
    for (const [name, bytes] of await filesOf(kept)) {
      const found = [...secrets, ...counted.map((n) => JSON.stringify(answersOf(n)))].filter((one) =>
        bytes.includes(one),
      );
      expectOf(found, name).toStrictEqual([]);
    }

    const late = await asking.restored(kept);
    await asking.goOn(late, AFTER);
    expect(await asking.total()).toStrictEqual(results);
    expect((await city.server.stop()).code).toBe(0);
    for (const place of [city.data, late]) {
      for (const [name, bytes] of await filesOf(place)) {
        expectOf(ballots.filter((ballot) => bytes.includes(bytesOf(ballot))).length, name).toBe(0);
      }
      expect(await ballotsIn(place)).toStrictEqual([]);
    }
  }),
);
