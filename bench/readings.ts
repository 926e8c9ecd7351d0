import { addDays } from '../src/kernel/words/calendar-date.js';
import { FIRST_RECORDED } from './city.js';
import { type Figure, median, percentile } from './figures.js';
import type { Answer, Connection } from './http-client.js';
import type { Random } from './random.js';

/** Milliseconds in the server, and by the clock of the client. */
export type Timed = { readonly inServer: number; readonly overHttp: number; readonly bytes: number };

/** Milliseconds that a reading took in the server, by its answer; NaN where that does not tell. */
const timingIn = ({ head }: Answer): number => Number(/reading;dur=([\d.]+)/.exec(head)?.[1] ?? Number.NaN);

/** One reading; throws where it is refused. */
export const timedReading = async (connection: Connection, path: string): Promise<Timed> => {
  const started = performance.now();
  const answer = await connection.get(path);
  if (answer.status !== 200) throw new Error(`answered with ${answer.status}: ${answer.body.toString()}`);
  return { inServer: timingIn(answer), overHttp: performance.now() - started, bytes: answer.body.length };
};

/** Milliseconds with the goal of the slowest but one of a hundred. */
export const figuresOf = (what: string, values: readonly number[], goal: number): Figure[] => [
  { what: `${what}, median`, value: median(values), unit: 'ms' },
  { what: `${what}, 99 of 100 within`, value: percentile(values, 99), unit: 'ms', goal: { atMost: goal } },
];

/** Any two dates of those over which facts are recorded, as a query tells them. */
export const pastPair = (random: Random): string => {
  const [asOf, knownOn] = [random.whole(30, 500), random.whole(30, 500)].map((day) => addDays(FIRST_RECORDED, day));
  return `asOf=${asOf}&knownOn=${knownOn}`;
};
