import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE, SINCE } from '../support/http/corrected.js';
import { expectOf, must } from '../support/expectation.js';
import { SUBJECTS } from '../support/http/small-city.js';
import { EraseDesk, LATER, MARK } from './erase-desk.js';

const UNKNOWN = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const { 'privacy-officer': OFFICER, ...OTHERS } = SUBJECTS;

describe('the texts of a thing', () => {
  let desk: EraseDesk;
  beforeAll(async () => {
    desk = await EraseDesk.open();
  });
  afterAll(async () => desk.close());

  it('are read by the office', async () => {
    for (const thing of desk.things) {
      for (const known of [BEFORE, SINCE]) expectOf(await desk.shown(thing, known), thing.path).toContain(MARK);
    }
  });

  it('are erased by the privacy officer alone, with a reason, where there is such a thing', async () => {
    for (const thing of desk.things) {
      const { path, collection } = thing;
      for (const as of Object.values(OTHERS)) expect(await desk.erase(path, { as })).toBe('403 forbidden');
      expect(await desk.office.told(`${path}/erase`, { reason: ' ' }, { as: OFFICER })).toBe('400 invalid-input');
      expect(await desk.erase(`/v1/${collection}/${UNKNOWN}`)).toBe('404 not-found');
      expect(await desk.erase(path, { headers: { 'if-match': '"99"' } })).toBe('412 revision-mismatch');
      expectOf(await desk.shown(thing), path).toContain(MARK);
    }
  });

  it('are nobody’s to read afterwards, whatever was known when; all else stays', async () => {
    for (const thing of desk.things) {
      const { path } = thing;
      const [field, value] = thing.title;
      const before = await desk.kinds(path);
      expectOf(await desk.erase(path), path).toBe('200 true');
      expectOf(await desk.shownToAll(thing), path).not.toContain(MARK);
      for (const known of [BEFORE, SINCE])
        expect(await desk.office.fields(`${path}?${known}`, field)).toStrictEqual([value]);
      expect(await desk.kinds(`${path}?${BEFORE}`)).toStrictEqual(before);
      expect(await desk.kinds(`${path}?${SINCE}`)).toStrictEqual([...before, 'erase']);
    }
  });

  it('are erased once: nothing was told since', async () => {
    for (const { path } of desk.things) {
      const [before] = await desk.office.fields(path, 'revision');
      expectOf(await desk.erase(path), path).toBe('200 false');
      expect(await desk.office.fields(path, 'revision')).toStrictEqual([before]);
    }
  });

  it('are new where they are told later, and readable until they are erased', async () => {
    for (const thing of desk.things) {
      const { path, collection, later } = thing;
      expectOf(await desk.office.told(`${path}/${later[0]}`, later[1]), path).toBe('200 true');
      const told = await desk.shown(thing);
      expectOf([told.includes(LATER), told.includes(MARK)], path).toStrictEqual([true, false]);
      const again = { headers: { 'idempotency-key': `again-${collection}` } };
      for (const change of ['200 true', '200 true']) expectOf(await desk.erase(path, again), path).toBe(change);
      expectOf(await desk.erase(path), path).toBe('200 false');
      expect(await desk.shown(thing)).not.toContain(LATER);
      expect((await desk.kinds(path)).filter((kind) => kind === 'erase')).toHaveLength(2);
    }
  });

  it.each([
    ['sessions', 'place'],
    ['practices', 'description'],
  ])('are told anew where they say what was erased: of %s', async (collection, name) => {
    const path = desk.things.find((thing) => thing.collection === collection)?.path;
    must(path !== undefined);
    const right = { [name]: LATER };
    expect(await desk.office.told(`${path}/amend`, right)).toBe('200 true');
    expect(await desk.office.told(`${path}/amend`, right)).toBe('200 false');
    expect(await desk.office.fields(path, name)).toStrictEqual([LATER]);
  });
});
