import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBJECTS } from '../support/http/small-city.js';
import { type CorrectionsDesk, played } from './corrections-desk.js';

type LogEvent = {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly data: {
    readonly amended?: readonly { readonly fact: string }[];
    readonly establishment?: string;
    readonly taken?: readonly { readonly answers?: readonly number[]; readonly observations?: readonly number[] }[];
  };
};

/** The events that a correction names by their ids. */
const namedIn = ({ amended = [], establishment }: LogEvent['data']): string[] => [
  ...amended.map(({ fact }) => fact),
  ...(establishment === undefined ? [] : [establishment]),
];

/** The events that a retraction names by their revisions in the stream of the thing. */
const revisionsIn = ({ taken = [] }: LogEvent['data']): number[] =>
  taken.flatMap(({ answers = [], observations = [] }) => [...answers, ...observations]);

describe('a correction in the log', () => {
  let desk: CorrectionsDesk;
  beforeAll(async () => {
    ({ desk } = await played());
  });
  afterAll(async () => desk.close());

  it('names the events that it corrects, which stand before it', async () => {
    const { json } = await desk.city.server.ask('/v1/events?limit=200', { as: SUBJECTS.auditor });
    const log = json['items'] as unknown as readonly LogEvent[];
    for (const { id, of, thing } of await desk.rows()) {
      const at = log.findIndex((event) => event.id === id);
      const { stream, data } = log[at] ?? { stream: '', data: {} };
      expect(stream).toBe(of === 'unit' ? 'chart-city' : `${of.replace('resistance-', '')}-${thing}`);
      const known = log.slice(0, at).filter((event) => event.stream === stream);
      for (const fact of namedIn(data)) expect(known.map((event) => event.id)).toContain(fact);
      for (const revision of revisionsIn(data)) expect(known.map((event) => event.revision)).toContain(revision);
    }
    const named = log.flatMap(({ data }) => [...namedIn(data), ...revisionsIn(data)]);
    expect(named.length).toBe(6);
  });
});
