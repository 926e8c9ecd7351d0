import { expect } from '@jest/globals';
import { positionOf } from '../../../src/kernel/ports/event-store.js';
import { expectOf } from '../expectation.js';
import type { Sent } from './append-storm.js';
import type { Stored } from './durable-log.js';

const idsOf = ({ events }: Sent): string[] => events.map(({ id }) => id);

/** What an answer says of each event of an append: where it stands. */
const answeredPlaces = (sent: Sent): string[] => {
  const { answer } = sent;
  if (answer?.kind !== 'appended') return [];
  const first = answer.revision - sent.events.length + 1;
  return sent.events.map(({ id }, n) => `${sent.stream} ${first + n} ${id}`);
};

/** Fails where an answer is not true, something stands twice, or an append was written in part. */
export const expectTrue = (sent: readonly Sent[], log: readonly Stored[], namespace: string): void => {
  const ours = log.filter(({ stream }) => stream.startsWith(`${namespace}.`));
  const stored = new Map(ours.map((one) => [one.id, one]));
  expectOf(stored.size, 'each event stands there once').toBe(ours.length);
  const places = new Set(
    ours.map(({ stream, revision, id }) => `${stream.slice(namespace.length + 1)} ${revision} ${id}`),
  );
  expect(sent.flatMap(answeredPlaces).filter((place) => !places.has(place))).toStrictEqual([]);
  const known = new Set(sent.flatMap(idsOf));
  expectOf(
    ours.filter(({ id }) => !known.has(id)),
    'nobody sent it',
  ).toStrictEqual([]);
  for (const one of sent) expectOneTrue(one, stored);
};

const expectOneTrue = (sent: Sent, stored: ReadonlyMap<string, Stored>): void => {
  const found = idsOf(sent).flatMap((id) => stored.get(id) ?? []);
  const { answer } = sent;
  if (answer?.kind === 'conflict') expectOf(found, 'what is refused is not written').toStrictEqual([]);
  if (answer?.kind === 'appended') expect(positionOf(found.at(-1)?.position ?? 0)).toBe(answer.position);
  expectOf([0, sent.events.length], 'whole or not at all').toContain(found.length);
};
