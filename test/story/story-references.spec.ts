import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { StoryFault } from '../../src/story/story.js';
import { type Heard, play, type Script, wishes } from './fake-server.js';
import { cleaned } from '../support/cleanup.js';
import { must } from '../support/expectation.js';

const asked = ({ text }: Heard): JsonObject => JSON.parse(text) as JsonObject;

/** Units by code on today's chart and on the one two years ahead; everybody has a number. */
const city =
  (today: JsonObject, ahead: JsonObject = {}): Script =>
  (heard) => {
    if (heard.wish.startsWith('GET /v1/units')) {
      const query = new URL(heard.wish.slice(4), 'http://fake').searchParams;
      const id = (query.has('asOf') ? ahead : today)[query.get('code') ?? ''];
      return { status: 200, body: { items: id === undefined ? [] : [{ id }], next: null } };
    }
    if (heard.wish !== 'POST /v1/staff/lookup') return undefined;
    const nips = asked(heard).nips as string[];
    const items = nips.filter((nip) => nip !== '0').map((nip) => ({ nip, staff: `staff-${nip}` }));
    return { status: 200, body: { items } };
  };

const programmes: Script = ({ wish }) =>
  wish === 'POST /v1/programmes' ? { status: 201, body: { id: 'p1', position: '1' } } : undefined;

const step = (wish: string, body?: JsonObject) => ({
  as: 'office',
  do: wish,
  ...(body === undefined ? {} : { with: body }),
});

const said = (heard: readonly Heard[], wish: string): JsonObject[] =>
  heard.filter((one) => one.wish === wish).map(asked);

test(
  'a named step stands for the id it returned, in paths and bodies',
  cleaned(async (t) => {
    const steps = [
      { ...step('POST /v1/programmes', {}), name: 'programme:pb' },
      step('POST /v1/programmes/@programme:pb/close', { note: 'see @programme:pb.', list: ['@programme:pb'] }),
    ];
    const { heard, played } = await play(t, steps, { script: programmes });
    expect(said(heard, 'POST /v1/programmes/p1/close')).toStrictEqual([{ note: 'see p1.', list: ['p1'] }]);
    expect(played.progress.ids).toStrictEqual({ 'programme:pb': 'p1' });
  }),
);

test(
  'a unit is found on the chart, else two years ahead, and is kept',
  cleaned(async (t) => {
    const at = '2026-02-28T09:00:00+07:00';
    const steps = [
      { ...step('GET /v1/staff?unit=@unit:A'), at },
      step('POST /v1/x', { units: ['@unit:A', '@unit:13.73.02', '@unit:A'] }),
    ];
    const { heard } = await play(t, steps, { script: city({ A: 'unit-a' }, { '13.73.02': 'unit-b' }) });
    expect(wishes(heard)).toStrictEqual([
      'PUT /local/clock',
      'GET /v1/units?code=A',
      'GET /v1/staff?unit=unit-a',
      'GET /v1/units?code=13.73.02',
      'GET /v1/units?code=13.73.02&asOf=2028-02-28',
      'POST /v1/x',
    ]);
    expect(said(heard, 'POST /v1/x')).toStrictEqual([{ units: ['unit-a', 'unit-b', 'unit-a'] }]);
  }),
);

test(
  'people are looked up by their numbers, at most 1,000 at a time, never in a URL',
  cleaned(async (t) => {
    const numbers = Array.from({ length: 1_500 }, (_, index) => String(index + 1));
    const staff = numbers.map((number) => `@staff:${number}`);
    const steps = [step('POST /v1/x', { staff }), step('POST /v1/staff/@staff:7/depart', { of: ['@staff:1'] })];
    const { heard } = await play(t, steps, { script: city({}) });
    const asked1 = said(heard, 'POST /v1/staff/lookup').map(({ nips }) => (nips as string[]).length);
    expect(asked1).toStrictEqual([1_000, 500]);
    expect(said(heard, 'POST /v1/x')[0]?.staff).toStrictEqual(numbers.map((number) => `staff-${number}`));
    expect(said(heard, 'POST /v1/staff/staff-7/depart')).toStrictEqual([{ of: ['staff-1'] }]);
  }),
);

test(
  'what is referred to and is not there is told, but no number of a person',
  cleaned(async (t) => {
    const told = async (body: JsonObject): Promise<string> => {
      const fault = await play(t, [step('POST /v1/staff/@staff:7/x', body)], { script: city({}) }).catch(
        (error: unknown) => error,
      );
      must(fault instanceof StoryFault);
      return fault.message;
    };
    expect(await told({ unit: '@unit:NO' })).toMatch(
      /\/steps\/0 .*@staff:\.\.\.\/x\n\/with\/unit: @unit:NO is neither/s,
    );
    expect(await told({ a: ['@staff:7', '@staff:0'] })).toMatch(/\n\/with\/a\/1: nobody has the number/);
    expect(await told({ a: '@session:x' })).toMatch(/\n\/with\/a: no earlier step has the name session:x/);
  }),
);

test(
  'an address is no reference',
  cleaned(async (t) => {
    const { heard } = await play(t, [step('POST /v1/x', { mail: 'a@b:c d.e@f.example', time: '@ 9:00' })]);
    expect(said(heard, 'POST /v1/x')).toStrictEqual([{ mail: 'a@b:c d.e@f.example', time: '@ 9:00' }]);
  }),
);
