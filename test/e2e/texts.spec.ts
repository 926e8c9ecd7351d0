import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Ids, SmallCity } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const NIP = '190507082005031045';

describe('texts in JSON', () => {
  let city: SmallCity;
  let ids: Ids;

  beforeAll(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  afterAll(async () => city.close());

  const establishing = (code: string, name: string): Promise<string> =>
    city.says('/v1/units', { body: { code, name, kind: 'section', parent: ids.root, on: '2026-03-02' } });

  const rescheduling = (reason: string): Promise<string> =>
    city.says(`/v1/programmes/${ids.programme}/reschedule`, {
      body: { startsOn: '2026-01-01', endsOn: '2026-12-31', reason },
    });

  it('are kept without the blanks around them, and composed', async () => {
    expect(await establishing('\u3000T1\u200b', '\u00a0Bagian Umume\u0301 \ufeff')).toBe('201');
    const { json } = await city.server.ask('/v1/units?code=%C2%A0T1');
    const [unit] = json.items as { code: string; name: string }[];
    expect([unit?.code, unit?.name]).toStrictEqual(['T1', 'Bagian Umumé']);
    expect(await establishing(' T1', 'Bagian')).toBe('409 code-taken');
  });

  it('are refused where nothing can be seen of them, for control characters, line breaks and half characters', async () => {
    for (const text of ['\u00a0', '\u200b', '\u3164', 'a\0b', 'a\nb', 'a\u0085b', 'a\u2028b', 'a\ud800']) {
      expectOf(await establishing('T2', text), JSON.stringify(text)).toBe('400 invalid-input');
      expectOf(await establishing(text, 'Bagian'), JSON.stringify(text)).toBe('400 invalid-input');
      const position = { title: text, type: 'functional' };
      const person = { nip: NIP, name: 'Wahyuni Quill', unit: ids.a, employment: 'PNS', position };
      expectOf(await city.says('/v1/staff', { body: person }), JSON.stringify(text)).toBe('400 invalid-input');
    }
  });

  it('may have lines where they are free, and nothing else that cannot be seen', async () => {
    for (const reason of ['a\0b', 'a\u001bb', 'a\u2029b', '\n\n', '\u200b']) {
      expectOf(await rescheduling(reason), JSON.stringify(reason)).toBe('400 invalid-input');
    }
    expect(await rescheduling('Baris satu\r\nbaris dua\tlagi ')).toBe('200');
  });
});
