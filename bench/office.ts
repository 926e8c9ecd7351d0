import type { JsonObject } from '../src/kernel/words/json.js';
import { type Figure, median, percentile, secondsOf } from './figures.js';
import { Connection } from './http-client.js';
import type { OwnServer } from './own-server.js';

const ROUNDS = 3;
const PAUSE_MS = 5;

export type Told = { readonly id: string; readonly position: string };

/** The office at work: what it sends is answered with 200 or 201, or the bench ends. */
export class Office {
  private sent = 0;

  constructor(
    private readonly connection: Connection,
    private readonly programme: string,
  ) {}

  async post(path: string, body: JsonObject): Promise<Told> {
    this.sent += 1;
    const answer = await this.connection.post(`/v1/${path}`, JSON.stringify(body), `corrections-${this.sent}`);
    const text = answer.body.toString();
    if (answer.status >= 300) throw new Error(`${path} answered with ${answer.status}: ${text}`);
    return JSON.parse(text) as Told;
  }

  async add(things: string, body: JsonObject): Promise<string> {
    return (await this.post(`programmes/${this.programme}/${things}`, body)).id;
  }

  /** How long it is until a reading of the whole programme knows a write. */
  async read(position: string): Promise<void> {
    await this.get(`programmes/${this.programme}/readiness?after=${position}`);
  }

  async get(path: string): Promise<unknown> {
    const { status, body } = await this.connection.get(`/v1/${path}`);
    if (status !== 200) throw new Error(`${path} answered with ${status}: ${body.toString()}`);
    return JSON.parse(body.toString());
  }

  /** Milliseconds of so many small reads of one thing. */
  async reads(path: string, count: number): Promise<number[]> {
    const taken: number[] = [];
    for (let n = 0; n < count; n += 1) taken.push(1000 * (await secondsOf(async () => this.get(path))));
    return taken;
  }
}

/** Reads a small thing again and again on a connection of its own; what that took, in milliseconds, by what went on meanwhile. */
export class Bystander {
  private readonly taken: number[] = [];

  constructor(
    private readonly server: OwnServer,
    private readonly path: string,
  ) {}

  async beside<T>(work: () => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const connection = await Connection.open(this.server.url, this.server.token);
    const reading = this.read(connection, stop.signal);
    try {
      return await work();
    } finally {
      stop.abort();
      await reading;
      connection.close();
    }
  }

  /** The slowest of a hundred of what was read since it was last asked. */
  within(): number {
    return percentile(this.taken.splice(0), 99);
  }

  private async read(connection: Connection, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.taken.push(1000 * (await secondsOf(async () => connection.get(this.path))));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

type Write = () => Promise<Told>;

/** Until the answer, and until a reading of the whole programme knows the write. */
const secondsUntil = async (office: Office, write: Write): Promise<{ answered: number; shown: number }> => {
  let position = '';
  const answered = await secondsOf(async () => void ({ position } = await write()));
  return { answered, shown: answered + (await secondsOf(async () => office.read(position))) };
};

const worstAndMedian = (what: string, seconds: readonly number[], atMost: number): Figure[] => [
  { what: `${what}, worst`, value: 1000 * Math.max(...seconds), unit: 'ms', goal: { atMost } },
  { what: `${what}, median`, value: 1000 * median(seconds), unit: 'ms' },
];

/** A correction and what makes the mistake again, in turn; each is a correction, so both are timed. */
export const timed = async (
  what: string,
  { office, beside }: { readonly office: Office; readonly beside: Bystander },
  [correct, again]: readonly [Write, Write],
): Promise<Figure[]> => {
  const all: { answered: number; shown: number }[] = [];
  await beside.beside(async () => {
    for (let round = 0; round < ROUNDS; round += 1)
      for (const write of [correct, again]) all.push(await secondsUntil(office, write));
  });
  return [
    ...worstAndMedian(
      `${what}: answered`,
      all.map(({ answered }) => answered),
      1_000,
    ),
    ...worstAndMedian(
      `${what}: in a reading of all`,
      all.map(({ shown }) => shown),
      10_000,
    ),
    { what: `${what}: a small read meanwhile, 99 of 100 within`, value: beside.within(), unit: 'ms' },
  ];
};
