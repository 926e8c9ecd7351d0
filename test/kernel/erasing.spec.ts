import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isSealed } from '../../src/kernel/ports/keyring.js';
import { StoreFault } from '../../src/kernel/ports/store-fault.js';
import { must } from '../support/expectation.js';
import { NotingOffice, takingNothing } from './noting.js';

describe('erasing what a thing was told', () => {
  let noting: NotingOffice;
  beforeEach(async () => {
    noting = await NotingOffice.open();
  });
  afterEach(async () => noting.close());

  const lastErased = async (): Promise<unknown> => (await noting.events()).at(-1)?.data['erased'];

  it('leaves nothing to read of what was told before, and says which keys it destroyed', async () => {
    await noting.note('one');
    await noting.note('two');
    expect(await noting.texts()).toStrictEqual(['one', 'two']);
    expect((await noting.erase()).changed).toBe(true);
    expect(await noting.texts()).toStrictEqual([null, null]);
    expect(await lastErased()).toStrictEqual(['note:n']);
    const why: unknown = (await noting.events()).at(-1)?.data['reason'];
    must(isSealed(why));
    expect(await noting.keyring.open([why])).toStrictEqual(['why']);
  });

  it('records nothing where nothing was told since, after a restart too', async () => {
    await noting.note('one');
    await noting.erase();
    expect((await noting.erase()).changed).toBe(false);
    noting.handler = await noting.office.restart();
    expect((await noting.erase()).changed).toBe(false);
    await noting.note('two');
    expect(await noting.texts()).toStrictEqual([null, 'two']);
    expect((await noting.erase()).changed).toBe(true);
    expect(await noting.texts()).toStrictEqual([null, null]);
    expect(await noting.types()).toStrictEqual(['Noted', 'NoteErased', 'Noted', 'NoteErased']);
  });

  it.each(['the same process', 'another'])('seals a text again that crosses an erasure by %s', async (whose) => {
    const by = whose === 'another' ? await noting.office.handler() : noting.handler;
    await noting.note('before');
    let sealed = 0;
    const once = async (): Promise<void> => {
      sealed += 1;
      if (sealed === 1) expect((await noting.erase({ by })).changed).toBe(true);
    };
    expect((await noting.note('crossing', once)).changed).toBe(true);
    expect(sealed).toBe(2);
    expect(await noting.texts()).toStrictEqual([null, 'crossing']);
  });

  it('takes a text with it that came in between', async () => {
    await noting.note('before');
    const other = await noting.office.handler();
    let told = false;
    const destroy = async (keys: readonly string[]): Promise<void> => {
      await noting.keyring.destroy(keys);
      if (told) return;
      told = true;
      await noting.record(
        other,
        async () => noting.seal('note:n', 'between'),
        (text) => ({ type: 'Noted', text }),
      );
    };
    expect((await noting.erase({ destroy })).changed).toBe(true);
    expect(await noting.types()).toStrictEqual(['Noted', 'Noted', 'NoteErased']);
    expect(await noting.texts()).toStrictEqual([null, null]);
    expect(await lastErased()).toStrictEqual(['note:n', 'note:n#1']);
  });

  it('is recorded by its repetition where it broke off: nothing can be read in between', async () => {
    await noting.note('one');
    const store = takingNothing(noting.office.store, new StoreFault('the log is away'));
    const by = await noting.office.handler({ store });
    await expect(noting.erase({ by })).rejects.toThrow('the log is away');
    expect([await noting.types(), await noting.texts()]).toStrictEqual([['Noted'], [null]]);
    await noting.note('two');
    expect((await noting.erase()).changed).toBe(true);
    expect(await noting.types()).toStrictEqual(['Noted', 'Noted', 'NoteErased']);
    expect(await noting.texts()).toStrictEqual([null, null]);
  });

  it('finds the names of keys wherever they stand in what was told', async () => {
    await noting.record(
      noting.handler,
      async () => noting.seal('note:deep', 'x'),
      (text) => Object.assign({ type: 'Noted' as const, text }, { told: [{ right: { ...text, key: 'note:deeper' } }] }),
    );
    await noting.erase();
    expect(await lastErased()).toStrictEqual(['note:deep', 'note:deeper']);
  });
});
