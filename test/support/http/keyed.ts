import { expect } from '@jest/globals';
import type { Answer } from '../caller.js';
import type { Asked } from './city-server.js';
import { TODAY } from './small-city.js';

export const REUSED = '422 idempotency-key-reused';

/** A programme of one unit. */
export const programme = (code: string, unit: string): object => ({
  code,
  title: code,
  startsOn: TODAY,
  endsOn: TODAY,
  units: [unit],
});

/** A write under a key. */
export const keyed = (key: string, body: object, more: Asked = {}): Asked => ({
  ...more,
  body,
  headers: { 'idempotency-key': key },
});

/** One answer is told as the other was. */
export const same = (a: Answer, b: Answer): void => {
  expect([b.status, b.json]).toStrictEqual([a.status, a.json]);
  for (const header of ['etag', 'location']) expect(b.headers.get(header)).toBe(a.headers.get(header));
};
