import { expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoryFault, type StoryStep } from '../../src/story/story.js';
import { playStory } from '../../src/story/story-player.js';
import { fakeServer, folder, play, type Said, type Script, tokenOf, wishes } from './fake-server.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';
import { must } from '../support/expectation.js';

const AT = '2025-10-01T08:00:00+07:00';
const post = (path: string, more: Partial<StoryStep> = {}): StoryStep => ({
  as: 'office',
  do: `POST ${path}`,
  with: {},
  ...more,
});
const get = (path: string, more: Partial<StoryStep> = {}): StoryStep => ({
  as: 'walikota',
  do: `GET ${path}`,
  ...more,
});

const saying =
  (start: string, said: Said): Script =>
  ({ wish }) =>
    wish.startsWith(start) ? said : undefined;

const faultOf = async (t: Cleaning, steps: StoryStep[], script?: Script): Promise<string> => {
  const fault = await play(t, steps, script ? { script } : {}).catch((error: unknown) => error);
  must(fault instanceof StoryFault, String(fault));
  return fault.message;
};

test(
  'moves the clock as local-admin, forwards only and once for each moment',
  cleaned(async (t) => {
    const later = '2025-10-01T09:00:00+07:00';
    const steps = [
      post('/v1/a', { at: later }),
      post('/v1/b', { at: AT }),
      post('/v1/c', { at: later }),
      post('/v1/d'),
    ];
    const { heard } = await play(t, steps);
    expect(wishes(heard)).toStrictEqual(['PUT /local/clock', 'POST /v1/a', 'POST /v1/b', 'POST /v1/c', 'POST /v1/d']);
    expect([heard[0]?.as, heard[0]?.text]).toStrictEqual(['local-admin', '{"now":"2025-10-01T02:00:00.000Z"}']);
  }),
);

test(
  'a clock that is ahead stays, one that cannot be moved is told of',
  cleaned(async (t) => {
    const ahead = saying('PUT', { status: 409, body: { code: 'clock-backwards' } });
    const { played } = await play(t, [post('/v1/a', { at: AT })], { script: ahead });
    expect(played.played).toBe(1);
    expect(await faultOf(t, [post('/v1/a', { at: AT })], saying('PUT', { status: 404 }))).toMatch(/--now.*\n.*--now/);
    const forbidden = saying('PUT', { status: 403, body: { code: 'forbidden', requestId: 'r1' } });
    expect(await faultOf(t, [post('/v1/a', { at: AT })], forbidden)).toMatch(/403 forbidden, request r1/);
  }),
);

test(
  'every write has a key of its own, the same whenever it is played',
  cleaned(async (t) => {
    const steps = [post('/v1/a', { at: AT }), post('/v1/a', { at: AT }), get('/v1/b')];
    const keys = async () => (await play(t, steps)).heard.slice(1).map(({ key }) => key);
    const [first, second, read] = await keys();
    expect(first ?? '').toMatch(/^[\x21-\x7e]{1,128}$/);
    expect(first).not.toBe(second);
    expect(read).toBe(undefined);
    expect(await keys()).toStrictEqual([first, second, undefined]);
  }),
);

test(
  'a read sees the last write',
  cleaned(async (t) => {
    const steps = [
      get('/v1/a'),
      post('/v1/b'),
      get('/v1/a'),
      get('/v1/a?asOf=2025-10-01'),
      get('/v1/events?limit=1'),
      get('/v1/me'),
      get('/health/live'),
    ];
    const { heard } = await play(t, steps);
    const after = 'after=00000000000000000007';
    expect(wishes(heard)).toStrictEqual([
      'GET /v1/a',
      'POST /v1/b',
      `GET /v1/a?${after}`,
      `GET /v1/a?asOf=2025-10-01&${after}`,
      'GET /v1/events?limit=1',
      'GET /v1/me',
      'GET /health/live',
    ]);
  }),
);

test(
  'expects any 2xx, a status or a code, and counts what came',
  cleaned(async (t) => {
    const script = saying('POST /v1/no', { status: 409, body: { code: 'unit-ended' } });
    const steps = [post('/v1/a'), post('/v1/no', { expect: 'unit-ended' }), post('/v1/no', { expect: 409 })];
    const { played } = await play(t, steps, { script });
    expect(played.statuses).toStrictEqual({ 200: 1, 409: 2 });
    const told = await faultOf(t, [post('/v1/a', { expect: 'unit-ended' })]);
    expect(told).toMatch(/^\/steps\/0 \(no time, office\): POST \/v1\/a\nexpected unit-ended, answered 200$/);
  }),
);

test(
  'a refusal that was not expected is told with its code, request and places',
  cleaned(async (t) => {
    const body = {
      code: 'staff-not-targeted',
      requestId: 'r9',
      detail: 'never shown',
      errors: [{ pointer: '/staff/3', code: 'staff-not-targeted', detail: 'never shown' }],
    };
    const told = await faultOf(t, [post('/v1/a', { at: AT })], saying('POST /v1/a', { status: 409, body }));
    expect(told).toBe(
      [
        `/steps/0 (${AT}, office): POST /v1/a`,
        'expected any 2xx, answered 409 staff-not-targeted, request r9',
        '  /staff/3: staff-not-targeted',
      ].join('\n'),
    );
  }),
);

test(
  'comes back when it is told to, unless that was expected',
  cleaned(async (t) => {
    let times = 0;
    const busy: Script = ({ wish }) => {
      if (wish !== 'POST /v1/a') return undefined;
      times += 1;
      const headers = { 'retry-after': '0.01' };
      return times === 3 ? undefined : { status: 503, body: { code: 'view-behind' }, headers };
    };
    const { heard } = await play(t, [post('/v1/a')], { script: busy });
    expect(new Set(heard.map(({ key }) => key)).size).toBe(1);
    expect(heard.length).toBe(3);
    const { played } = await play(t, [post('/v1/a', { expect: 'view-behind' })], { script: busy });
    expect(played.statuses).toStrictEqual({ 503: 1 });
  }),
);

test(
  'sends a file as it is, with its path relative to the story',
  cleaned(async (t) => {
    const { url, heard } = await fakeServer(t);
    const path = await folder(t);
    await writeFile(join(path, 'units.csv'), 'code,name\r\nSWL,Kota\n');
    const step = { as: 'office', do: 'POST /v1/imports/units', file: 'units.csv' };
    const told = async (one: StoryStep): Promise<unknown> => {
      await writeFile(join(path, 'story.json'), JSON.stringify({ title: 'Files', steps: [one] }));
      return playStory({ file: join(path, 'story.json'), url, tokenOf });
    };
    await told(step);
    expect([heard[0]?.type, heard[0]?.text]).toStrictEqual(['text/csv', 'code,name\r\nSWL,Kota\n']);
    await expect(told({ ...step, file: 'none.csv' })).rejects.toThrow(/none\.csv cannot be read/);
  }),
);

test(
  'plays on from where it was, with what it knew',
  cleaned(async (t) => {
    const steps = [
      post('/v1/a', { name: 'thing:a' }),
      post('/v1/b/@thing:a', { with: { unit: '@unit:OLD' } }),
      post('/v1/c'),
    ];
    const stop = new AbortController();
    const onStep = ({ index }: { index: number }): void => {
      if (index === 1) stop.abort();
    };
    const script = saying('GET /v1/units', { status: 200, body: { items: [{ id: 'u1' }], next: null } });
    const first = await play(t, steps, { script, onStep, signal: stop.signal });
    expect([first.played.played, first.played.total, first.played.progress.next]).toStrictEqual([2, 3, 2]);
    expect(first.played.progress.units).toStrictEqual({ OLD: 'u1' });
    const second = await play(t, steps, { from: { ...first.played.progress, next: 1 } });
    expect(wishes(second.heard)).toStrictEqual(['POST /v1/b/id-of-something', 'POST /v1/c']);
  }),
);

test(
  'says that no server is there',
  cleaned(async (t) => {
    const url = 'http://127.0.0.1:9';
    await expect(play(t, [get('/v1/a')], { url })).rejects.toThrow(/no server answers at http:\/\/127\.0\.0\.1:9/);
  }),
);
