import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Caller, Json, LoggedEvent } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { expectOf, mustBe } from '../support/expectation.js';
import { ownProcess, runCli } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { nipOf, numbers, rosterOf } from '../support/toy-roster.js';

const ROUNDS = 3;
const PEOPLE = 3_000;
const TRAINED = numbers(1_000, PEOPLE);

/** Everybody on a day of each round; a third passed. */
const rowsOf = (round: number): string[] =>
  TRAINED.map((n) => `${nipOf(n)},2024-03-0${round + 1},${n % 3 === 0 ? 'passed' : 'failed'}`);

type Round = { readonly path: string; readonly body: Buffer; readonly key: string };

const send = async (office: Caller, { path, body, key }: Round): Promise<Json> => {
  const { status, json, text } = await office.post(path, body, key);
  mustBe(status, 200, text);
  return json;
};

/** Kills it in the middle of each file, starts it anew and sends the file again. */
const killedAgainAndAgain = async (city: StaffedCity, rounds: readonly Round[]): Promise<Json[]> => {
  const reports: Json[] = [];
  for (const round of rounds) {
    const sent = send(city.office, round).catch(() => undefined);
    await pause(randomInt(30, 400));
    await city.server.kill();
    await sent;
    await city.restart();
    reports.push(await send(city.office, round));
  }
  return reports;
};

/** Who has completed what on which day, once for each time that the log says so. */
const completionsIn = (log: readonly LoggedEvent[]): string[] =>
  log.flatMap(({ type, data }) =>
    type === 'CourseCompleted'
      ? (data.staff as readonly string[]).map((staff) => `${staff} ${String(data.on)} ${String(data.result)}`)
      : [],
  );

describe('an import of completions that is killed halfway', () => {
  const cleanup = new Cleanup();
  let city: StaffedCity;
  let course: string;
  let rounds: readonly Round[];
  let reports: Json[];

  beforeAll(async () => {
    city = await StaffedCity.found(cleanup, [], ownProcess);
    const roster = rosterOf(TRAINED.map((n) => ({ n, unit: 'DINAS-A' })));
    await city.office.write('/v1/imports/roster?on=2024-02-01', roster);
    const plan = { title: 'Bimtek', hours: 20, units: [city.unit('KOTA')], on: '2024-03-01' };
    course = (await city.office.write(`/v1/programmes/${city.programme}/courses`, plan)).id;
    rounds = Array.from({ length: ROUNDS }, (_, round) => ({
      path: `/v1/imports/completions?course=${course}`,
      body: Buffer.from(['nip,on,result', ...rowsOf(round), ''].join('\n')),
      key: randomUUID(),
    }));
    reports = await killedAgainAndAgain(city, rounds);
  });
  afterAll(async () => cleanup.run());

  it('is finished by the same request, which accounts for every row', () => {
    for (const { read, recorded, unchanged, refused } of reports) {
      expect([read, Number(recorded) + Number(unchanged), refused]).toStrictEqual([PEOPLE, PEOPLE, []]);
    }
  });
  it('stands in the log once for each row', async () => {
    const completions = completionsIn(await city.log(await city.someone('auditor', 'auditor')));
    expect(completions).toHaveLength(PEOPLE * ROUNDS);
    expect(new Set(completions).size).toBe(completions.length);
  });
  it('is answered as before when it is sent once more', async () => {
    for (const [index, round] of rounds.entries()) expect(await send(city.office, round)).toStrictEqual(reports[index]);
  });
  it('counts in the standing, and the views agree with the log', async () => {
    const after = String(reports.at(-1)?.position);
    const { total } = await city.office.read<{ total: Json }>(`/v1/courses/${course}/standing?after=${after}`);
    expect([total.trained, total.failed]).toStrictEqual([PEOPLE / 3, (2 * PEOPLE) / 3]);
    const { code, stdout, stderr } = await runCli(['verify', '--data', city.data]);
    expectOf(code, `${stdout}${stderr}`).toBe(0);
  });
});
