import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sealed } from '../../src/kernel/ports/keyring.js';
import { type Answer, textOf } from '../support/caller.js';
import type { Asked } from '../support/http/city-server.js';
import { keyed, same } from '../support/http/keyed.js';
import { NOBODY, SmallCity, SUBJECTS } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';
import { keptOf } from '../support/kept.js';
import { withKeyring } from '../support/stopped-keyring.js';

const HEAD: string = SUBJECTS['unit-head'];
const FIRST = 'kepala.zqxsandi@sawahlunto.example';
const SECOND = 'head.zqxsandi@sawahlunto.example';

const at = (etag: string): Asked => ({ headers: { 'if-match': etag } });

/** Every address in the log, opened where its key is there. */
const addressesIn = async ({ server }: SmallCity): Promise<readonly (string | null)[]> => {
  const { json } = await server.ask('/v1/events?type=AddressTold&limit=200', { as: SUBJECTS.auditor });
  const sealed = (json.items as unknown as { data: { address: Sealed } }[]).map(({ data }) => data.address);
  return withKeyring(server.data, async (keyring) => keyring.open(sealed));
};

describe('an address', () => {
  let city: SmallCity;
  const answers: Answer[] = [];

  beforeAll(async () => {
    city = await SmallCity.open();
  });
  afterAll(async () => city.close());

  const tell = async (body: object, more: Asked = {}): Promise<Answer> => {
    const answer = await city.server.ask('/v1/me/address', { as: HEAD, ...more, body });
    answers.push(answer);
    return answer;
  };
  const changed = async (body: object, more: Asked = {}): Promise<string> => {
    const answer = await tell(body, more);
    return `${answer.status} ${answer.status === 200 ? JSON.stringify(answer.json.changed) : textOf(answer, 'code')}`;
  };
  const isTold = async (as = HEAD): Promise<unknown> => {
    const answer = await city.server.ask('/v1/me', { as });
    answers.push(answer);
    return answer.json.address;
  };

  it('is told by each for themselves, and said to be there', async () => {
    expect(await isTold()).toBe(false);
    expect(await changed({ address: ` ${FIRST} ` })).toBe('200 true');
    expect(await isTold()).toBe(true);
    expect(await isTold(SUBJECTS.auditor)).toBe(false);
    expect(await changed({ address: FIRST })).toBe('200 false');
    expect(await changed({ address: FIRST, language: 'id' })).toBe('200 false');
    expect(await changed({ address: FIRST, language: 'en' })).toBe('200 true');
    expect(await changed({ address: SECOND, language: 'en' })).toBe('200 true');
    expect(await changed({ address: SECOND }, { as: NOBODY })).toBe('200 true');
    expect(await isTold(NOBODY)).toBe(true);
    expect(await changed({ address: SECOND }, { as: null })).toBe('401 unauthenticated');
  });

  it('is one mailbox, or none', async () => {
    const bad = [
      '',
      'a',
      'a@',
      '@b.example',
      'a b@c.example',
      'a@b.example, c@d.example',
      'a@b.example\r\nBcc: c@d.example',
    ];
    const long = `${'a'.repeat(250)}@b.example`;
    for (const address of [...bad, long, 'A <a@b.example>', 'a..b@c.example', 'a@b..c', 'a@-b.example', 1, {}, [FIRST]])
      expectOf(await changed({ address }), JSON.stringify(address)).toBe('400 invalid-input');
    for (const body of [{}, { language: 'en' }, { address: FIRST, language: 'fr' }, { address: FIRST, name: 'A' }])
      expectOf(await changed(body), JSON.stringify(body)).toBe('400 invalid-input');
  });

  it('is written as everything is: under a key, at a revision', async () => {
    const once = await tell({ address: FIRST }, keyed('alamat', {}, {}));
    same(once, await tell({ address: FIRST }, keyed('alamat', {}, {})));
    const other = await tell({ address: SECOND }, keyed('alamat', {}, {}));
    expect(`${other.status} ${textOf(other, 'code')}`).toBe('422 idempotency-key-reused');
    const now = once.headers.get('etag') ?? '';
    expect(await changed({ address: SECOND }, at('"0"'))).toBe('412 revision-mismatch');
    expect(await changed({ address: SECOND }, at(now))).toBe('200 true');
    expect(await changed({ address: FIRST }, at(now))).toBe('412 revision-mismatch');
  });

  it('is sealed: in no answer, no line of the log, no event and no file, also once the server has ended', async () => {
    const events = await city.server.ask('/v1/events?limit=200', { as: SUBJECTS.auditor });
    answers.push(events);
    for (const { text, headers } of answers)
      expectOf(`${text} ${JSON.stringify([...headers])}`.includes('zqxsandi'), text).toBe(false);
    await city.server.restart();
    expect(await isTold()).toBe(true);
    expect(city.server.log()).not.toContain('zqxsandi');
    const kept = await keptOf(city.server.data);
    expect(kept.some(([, bytes]) => bytes.includes('AddressTold'))).toBe(true);
    for (const [place, bytes] of kept) expectOf(bytes.includes('zqxsandi'), place).toBe(false);
  });

  it('is taken away for good, and once', async () => {
    const told = await addressesIn(city);
    expect(told.filter((one) => one !== null)).toStrictEqual([SECOND, SECOND]);
    expect(told.length).toBeGreaterThan(3);
    expect(await changed({ address: null })).toBe('200 true');
    expect((await addressesIn(city)).filter((one) => one !== null)).toStrictEqual([SECOND]);
    expect(await isTold()).toBe(false);
    expect(await changed({ address: null })).toBe('200 false');
    const never = await tell({ address: null }, { as: SUBJECTS.leadership });
    expect(never.json).toStrictEqual({
      id: expect.any(String),
      revision: 0,
      position: '00000000000000000000',
      changed: false,
    });
    expect(await changed({ address: FIRST })).toBe('200 true');
    expect(await isTold()).toBe(true);
  });
});

describe("the mark of a day's digest", () => {
  let city: SmallCity;

  beforeAll(async () => {
    city = await SmallCity.open();
  });
  afterAll(async () => city.close());

  const mark = async (state: string, as = HEAD): Promise<string> => {
    const answer = await city.server.ask('/v1/me/digest', { as, body: { state } });
    return `${answer.status} ${answer.status === 200 ? JSON.stringify(answer.json.changed) : textOf(answer, 'code')}`;
  };

  const goOnTo = async (now: string): Promise<void> => {
    await city.server.ask('/local/clock', { method: 'PUT', body: { now } });
  };

  it('is made once a day for each, also by two at once', async () => {
    const both = await Promise.all([mark('begun'), mark('begun')]);
    expect(both.toSorted()).toStrictEqual(['200 false', '200 true']);
    expect(await mark('begun', SUBJECTS.auditor)).toBe('200 true');
    await city.server.restart();
    expect(await mark('begun')).toBe('200 false');
    expect(await mark('released')).toBe('200 true');
    expect(await mark('released')).toBe('200 false');
    expect(await mark('begun')).toBe('200 true');
    expect(await mark('ended')).toBe('400 invalid-input');
    await goOnTo('2026-03-03T02:00:00Z');
    expect(await mark('begun')).toBe('200 true');
  });

  it("is of a day that ends at midnight in the city's time zone, also where it is released after that", async () => {
    await goOnTo('2026-03-03T16:59:00Z');
    expect(await mark('begun')).toBe('200 false');
    await goOnTo('2026-03-03T17:00:01Z');
    expect(await mark('released')).toBe('200 false');
    const both = await Promise.all([mark('begun'), mark('begun')]);
    expect(both.toSorted()).toStrictEqual(['200 false', '200 true']);
    await goOnTo('2026-03-04T16:58:00Z');
    expect(await mark('begun')).toBe('200 false');
  });
});
