import { describe } from '@jest/globals';

const given = process.env['EVENTSTORE_URL'] ?? '';

/** A suite that runs on the server that `EVENTSTORE_URL` names: skipped by name where it names none. */
export const describeWithEventStore = (name: string, body: (url: string) => void): void => {
  if (given === '') describe.skip(`${name} (no EVENTSTORE_URL)`, () => body(given));
  else describe(name, () => body(given));
};
