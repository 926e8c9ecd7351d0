import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Ids, SmallCity } from '../support/http/small-city.js';

const NIP = '190507082005031045';

describe('texts in JSON', () => {
  let city: SmallCity;
  let ids: Ids;

  before(async () => {
    city = await SmallCity.open();
    ids = city.ids;
  });
  after(async () => city.close());

  const establishing = (code: string, name: string): Promise<string> =>
    city.says('/v1/units', { body: { code, name, kind: 'section', parent: ids.root, on: '2026-03-02' } });

  const rescheduling = (reason: string): Promise<string> =>
    city.says(`/v1/programmes/${ids.programme}/reschedule`, {
      body: { startsOn: '2026-01-01', endsOn: '2026-12-31', reason },
    });

  it('are kept without the blanks around them, and composed', async () => {
    assert.equal(await establishing('\u3000T1\u200b', '\u00a0Bagian Umume\u0301 \ufeff'), '201');
    const { json } = await city.server.ask('/v1/units?code=%C2%A0T1');
    const [unit] = json.items as { code: string; name: string }[];
    assert.deepEqual([unit?.code, unit?.name], ['T1', 'Bagian Umumé']);
    assert.equal(await establishing(' T1', 'Bagian'), '409 code-taken');
  });

  it('are refused where nothing can be seen of them, for control characters, line breaks and half characters', async () => {
    for (const text of ['\u00a0', '\u200b', '\u3164', 'a\0b', 'a\nb', 'a\u0085b', 'a\u2028b', 'a\ud800']) {
      assert.equal(await establishing('T2', text), '400 invalid-input', JSON.stringify(text));
      assert.equal(await establishing(text, 'Bagian'), '400 invalid-input', JSON.stringify(text));
      const position = { title: text, type: 'functional' };
      const person = { nip: NIP, name: 'Wahyuni Quill', unit: ids.a, employment: 'PNS', position };
      assert.equal(await city.says('/v1/staff', { body: person }), '400 invalid-input', JSON.stringify(text));
    }
  });

  it('may have lines where they are free, and nothing else that cannot be seen', async () => {
    for (const reason of ['a\0b', 'a\u001bb', 'a\u2029b', '\n\n', '\u200b']) {
      assert.equal(await rescheduling(reason), '400 invalid-input', JSON.stringify(reason));
    }
    assert.equal(await rescheduling('Baris satu\r\nbaris dua\tlagi '), '200');
  });
});
