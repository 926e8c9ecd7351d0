import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Cleanup } from '../support/cleanup.js';
import { ownProcess, runCli, startCli } from '../support/server-process.js';
import { StaffedCity } from '../support/staffed-city.js';
import { expectOf } from '../support/expectation.js';

const [DAY, NEXT] = ['2026-03-02', '2026-03-03'];
const [CODES, BATCHES, AT_ONCE] = [90, 30, 8];
const at = (minute: number): string => `${DAY}T02:${String(minute).padStart(2, '0')}:00Z`;

/** What is to be told once; the same however often it is sent. */
type Telling = { readonly answers: readonly number[]; readonly send: () => Promise<boolean> };

const answersOf = (n: number): readonly number[] => Array.from({ length: 9 }, (_, element) => ((n + element) % 4) + 1);

describe('a survey, killed at any moment', () => {
  const cleanup = new Cleanup();
  let city: StaffedCity;
  let path: string;
  let told: Telling[];

  const byPhone = (code: string, n: number): Telling => ({
    answers: answersOf(n),
    send: async () => {
      const { status, json } = await city.office.ask('/v1/responses', { body: { code, answers: answersOf(n) } });
      if (status !== 200 && json.code !== 'code-used') throw new Error(`${status}`);
      return true;
    },
  });
  const onPaper = (n: number): Telling => ({
    answers: answersOf(n),
    send: async () => {
      const body = { unit: city.unit('DINAS-B'), responses: [answersOf(n)] };
      const { status } = await city.office.post(`${path}/responses`, body, `batch-${n}`);
      if (status !== 200) throw new Error(`${status}`);
      return true;
    },
  });

  /** Sends what is left, some at a time, until the server is gone; what was not answered is left again. */
  const sendAll = async (left: readonly Telling[]): Promise<Telling[]> => {
    const [queue, unanswered] = [[...left], [] as Telling[]];
    const one = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const telling = next;
        if (!(await telling.send().catch(() => false))) unanswered.push(telling);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return unanswered;
  };

  beforeAll(async () => {
    city = await StaffedCity.found(cleanup, ['--now', at(0)], ownProcess);
    const about = { kind: 'satisfaction', title: 'SKM', units: [city.unit('KOTA')] };
    path = `/v1/surveys/${(await city.office.write('/v1/surveys', { ...about, opensOn: DAY, closesOn: DAY })).id}`;
    const { json } = await city.office.post(`${path}/codes`, { unit: city.unit('DINAS-A'), count: CODES }, 'codes');
    told = [
      ...(json.codes as string[]).map((code, n) => byPhone(code, n)),
      ...Array.from({ length: BATCHES }, (_, n) => onPaper(CODES + n)),
    ].toSorted(() => randomInt(3) - 1);
  });
  afterAll(async () => cleanup.run());

  it('takes every response once', async () => {
    let left = [...told];
    for (let round = 1; round <= 4; round += 1) {
      const sending = sendAll(left);
      await pause(randomInt(50, 400));
      await city.server.kill();
      left = await sending;
      await city.restart(['--now', at(round * 5)]);
    }
    expect(await sendAll(left)).toStrictEqual([]);
    expect((await city.office.readNow<{ responses: number }>(path)).responses).toBe(CODES + BATCHES);
  });

  it('counts each once, however often it dies over it', async () => {
    await city.server.kill();
    for (let round = 0; round < 5; round += 1) {
      const child = startCli(['serve', '--data', city.data, '--port', '0', '--now', `${NEXT}T02:0${round}:00Z`]);
      await pause(randomInt(400, 1_600));
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    await city.restart(['--now', `${NEXT}T03:00:00Z`]);
    type Figure = { responses: number; elements: { counts: number[] }[] };
    const { total } = await city.office.read<{ total: Figure }>(`${path}/results`);
    expect(total.responses).toBe(CODES + BATCHES);
    const counts = Array.from({ length: 9 }, (_, element) =>
      [1, 2, 3, 4].map((answer) => told.filter(({ answers }) => answers[element] === answer).length),
    );
    expect(total.elements.map((one) => one.counts)).toStrictEqual(counts);
  });

  it('is counted by one event, and every view agrees with the log', async () => {
    const auditor = await city.someone('auditor', 'auditor');
    const counted = (await city.log(auditor)).filter(({ type }) => type === 'SurveyCounted');
    expect(counted).toHaveLength(1);
    expect((await city.server.stop()).code).toBe(0);
    const { code, stdout, stderr } = await runCli(['verify', '--data', city.data]);
    expectOf(code, `${stdout}${stderr}`).toBe(0);
  });
});
