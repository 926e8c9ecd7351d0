import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../support/caller.js';
import { Cleanup } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';
import { runCli } from '../support/server-process.js';
import { cutLast, typesIn } from '../support/stopped-log.js';
import { APART, MERGED_ON, morning, Restructuring, TOGETHER } from './restructuring.js';

const RIGHT_DAY = '2026-02-20';
const [DECREED, AMENDED, CANCELLED] = ['2026-02-02', '2026-02-04', '2026-02-06'];
const [RESTORED, ANNULLED] = ['2026-02-08', '2026-02-10'];
const DECREE = { number: '1/2026', signedOn: '2026-02-01' };
const REASON = { reason: 'Salah ketik.' };

type Row = { readonly kind: string; readonly corrections: readonly { readonly kind: string }[] };

describe('chart and reform come together again, whatever correction a crash cut off', () => {
  const cleanup = new Cleanup();
  let restructuring: Restructuring;

  beforeAll(async () => {
    restructuring = await Restructuring.begin(cleanup);
    expect(await restructuring.step('decree', DECREE)).toBe(200);
  });
  afterAll(async () => cleanup.run());

  /** The server of a day. */
  const goTo = async (...args: string[]): Promise<void> => {
    await restructuring.city.server.stop();
    await restructuring.city.restart(args);
  };

  /** The chart is told of a correction on a day, and the process dies before the reform is; the next one begins. */
  const dieAfter = async (on: string, [word, body]: readonly [string, Json], type: string): Promise<void> => {
    const { city } = restructuring;
    await goTo(...morning(on));
    expect(await restructuring.step(word, body)).toBe(200);
    await city.server.stop();
    await cutLast(city.data, type);
    expect((await typesIn(city.data)).at(-1)).toBe('RestructureCorrected');
    await city.restart(['--now', `${on}T06:00:00Z`]);
  };

  /** The same request under its key, then anew. */
  const again = async (word: string, body: Json): Promise<number[]> => {
    const path = `/v1/reforms/${restructuring.reform}/${word}`;
    return [await restructuring.step(word, body), (await restructuring.city.office.post(path, body)).status];
  };

  const rows = async (): Promise<string[]> =>
    ((await restructuring.shown())['history'] as readonly Row[]).map(({ kind, corrections }) =>
      [kind, ...corrections.map((one) => one.kind)].join(' '),
    );

  it('an effective day told otherwise', async () => {
    const right = { effectiveOn: RIGHT_DAY, ...REASON };
    await dieAfter(AMENDED, ['amend', right], 'ReformAmended');
    expect((await restructuring.shown())['effectiveOn']).toBe(RIGHT_DAY);
    expect(await again('amend', right)).toStrictEqual([200, 200]);
    expect(await rows()).toStrictEqual(['written amend', 'decree']);
    expect(await restructuring.populations(RIGHT_DAY, AMENDED)).toStrictEqual(TOGETHER);
    expect(await restructuring.populations(RIGHT_DAY, DECREED)).toStrictEqual(APART);
    expect(await restructuring.populations(MERGED_ON, DECREED)).toStrictEqual(TOGETHER);
  });

  it('a cancellation taken back', async () => {
    await goTo(...morning(CANCELLED));
    expect(await restructuring.step('cancel', REASON)).toBe(200);
    expect(await restructuring.populations(RIGHT_DAY, CANCELLED)).toStrictEqual(APART);
    await dieAfter(RESTORED, ['restore', REASON], 'ReformUndone');
    expect((await restructuring.shown())['status']).toBe('decreed');
    expect(await again('restore', REASON)).toStrictEqual([200, 409]);
    expect(await rows()).toStrictEqual(['written amend', 'decree', 'cancel restore']);
    expect(await restructuring.populations(RIGHT_DAY, RESTORED)).toStrictEqual(TOGETHER);
    expect(await restructuring.populations(RIGHT_DAY, CANCELLED)).toStrictEqual(APART);
  });

  it('an annulment', async () => {
    await dieAfter(ANNULLED, ['annul', REASON], 'ReformUndone');
    expect((await restructuring.shown())['status']).toBe('proposed');
    expect(await again('annul', REASON)).toStrictEqual([200, 409]);
    expect(await rows()).toStrictEqual(['written amend', 'decree annul', 'cancel restore']);
    expect(await restructuring.populations(RIGHT_DAY, ANNULLED)).toStrictEqual(APART);
    expect(await restructuring.populations(RIGHT_DAY, RESTORED)).toStrictEqual(TOGETHER);
  });

  it('another start tells nothing again, and what was annulled is decreed anew', async () => {
    const { city } = restructuring;
    expect((await city.server.stop()).code).toBe(0);
    const known = await typesIn(city.data);
    await city.restart(morning('2026-02-12'));
    expect((await restructuring.shown())['status']).toBe('proposed');
    expect((await city.server.stop()).code).toBe(0);
    expect(await typesIn(city.data)).toStrictEqual(known);
    await city.restart(morning('2026-02-14'));
    expect((await city.office.post(`/v1/reforms/${restructuring.reform}/decree`, DECREE)).status).toBe(200);
    expect(await restructuring.populations(RIGHT_DAY, '2026-02-14')).toStrictEqual(TOGETHER);
    expect((await city.server.stop()).code).toBe(0);
    const { code, stdout } = await runCli(['verify', '--data', city.data]);
    expectOf(code, stdout).toBe(0);
  });
});
