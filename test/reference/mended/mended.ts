import { historyOf } from '../histories/history.js';
import { chanceOf, type Chance } from '../histories/random.js';
import type { Scene, Write } from '../histories/scene.js';
import { knownOn, recordAll, type Known } from '../facts.js';
import { CORRECTION_SHAPES } from '../judge/correction-shapes.js';
import { judge, routeOf } from '../judge/judge.js';
import type { Mistake } from './mistake.js';
import { MISTAKES } from './mistakes.js';
import { retell, standingFacts, tellsAlike, type Line, type Retelling } from './retelling.js';
import { slipOf, type Slip } from './slips.js';

/** A history in which everything was recorded rightly in the first place, and one full of mistakes that were mended. */
export type Mended = {
  readonly startsOn: string;
  readonly right: readonly Line[];
  readonly mended: readonly Line[];
  /** What was mistaken, by the route. */
  readonly made: readonly string[];
};

type Making = {
  readonly right: Retelling;
  readonly chance: Chance;
  lines: readonly Line[];
  serial: number;
  made: string[];
};

/** How often a place for a mend is looked for, from late ones to that behind the mistake. */
const PLACES = 4;

const isPlain = ({ path, body }: Write): boolean =>
  !path.startsWith('imports/') &&
  CORRECTION_SHAPES[routeOf(path).name] === undefined &&
  !(path.endsWith('/invite') && body['units'] !== undefined);

/** What of a random history is recorded, taken by itself; who is invited by unit depends on what is known then. */
const rightLines = (seed: number, writes: number): readonly Line[] => {
  const lines: Line[] = [];
  let log: Known = [];
  for (const step of historyOf(seed, writes).steps) {
    if (!('write' in step) || !isPlain(step.write)) continue;
    const { today, write } = step;
    const { accepting, refusals, unclear, record } = judge(log, today, write);
    if (accepting !== 'recorded' || refusals.size > 0 || unclear !== null) continue;
    log = recordAll(log, today, record(write.newId ?? '@none'));
    lines.push({ today, write, part: 'right' });
  }
  return lines;
};

const insert = (lines: readonly Line[], at: number, ...more: readonly Line[]): readonly Line[] => [
  ...lines.slice(0, at),
  ...more,
  ...lines.slice(at),
];

const dayAt = (lines: readonly Line[], at: number): string => lines[Math.max(at - 1, 0)]?.today ?? '';

/** What is seen where so many lines have been told. */
const sceneAt = ({ chance, serial }: Making, lines: readonly Line[], at: number): Scene | undefined => {
  const told = retell(lines.slice(0, at));
  const today = dayAt(lines, at);
  return told && { log: told.log, known: knownOn(told.log, today), today, chance, serial, past: [] };
};

/** Lines with a mistake right before a place, the last place for a mend, and what has to hold once it is there. */
type Wronged = {
  readonly lines: readonly Line[];
  readonly behind: number;
  readonly until?: number;
  readonly isRight?: (told: Retelling) => boolean;
};

/** Puts a mend as late as it can stand without changing how anything else is told. */
const mendedLate = (
  making: Making,
  { lines, behind, until = lines.length, isRight = () => true }: Wronged,
  mendOf: (after: Scene) => Write,
): readonly Line[] | undefined => {
  const after = sceneAt(making, lines, behind);
  if (!after) return undefined;
  const write = mendOf(after);
  const span = until - behind + 1;
  const places = Array.from({ length: PLACES }, () => behind + making.chance.below(span));
  for (const at of [...places.toSorted((a, b) => b - a), behind]) {
    const longer = insert(lines, at, { today: dayAt(lines, at), write, part: 'mend' });
    const told = retell(longer);
    if (told && tellsAlike(making.right, told) && isRight(told)) return longer;
  }
  return undefined;
};

const isSame = (some: readonly string[], others: readonly string[]): boolean => some.join('\n') === others.join('\n');

const placeOf = ({ chance, lines }: Making): number => 30 + chance.below(Math.max(lines.length - 30, 1));

/** What amends or undoes the newest of several may by then meet another one: it is a mend where the right facts are left. */
const leavesRight =
  ({ right }: Making) =>
  (told: Retelling): boolean =>
    isSame(standingFacts(told), standingFacts(right));

const makeMistake = (making: Making, { wrong, mend, takesLast }: Mistake): readonly Line[] | undefined => {
  const { lines } = making;
  const at = placeOf(making);
  const scene = sceneAt(making, lines, at);
  const write = scene && wrong(scene);
  if (!scene || !write) return undefined;
  const wronged = insert(lines, at, { today: scene.today, write, part: 'wrong' });
  const isRight = takesLast ? { isRight: leavesRight(making) } : {};
  return mendedLate(making, { lines: wronged, behind: at + 1, ...isRight }, (after) => mend(write, after));
};

const makeSlip = (making: Making, at: number, { wrong, amend }: Slip): readonly Line[] | undefined => {
  const { lines, chance } = making;
  const line = lines[at];
  const scene = line && sceneAt(making, lines, at);
  if (!scene) return undefined;
  const right = line.write;
  const seen = { ...scene, today: line.today };
  const otherwise = (fields: readonly string[], body: object): Write => ({
    ...right,
    body: { ...right.body, ...Object.fromEntries(Object.entries(body).filter(([name]) => fields.includes(name))) },
  });
  const fields = chance.some(Object.keys(wrong(seen, right)), 3);
  const behind = at + 1;
  const amending =
    (told: Write) =>
    (after: Scene): Write =>
      amend(told, fields, { ...after, today: line.today });
  const slipped: Line = { ...line, write: otherwise(fields, wrong(seen, right)), part: 'slip' };
  const isRight = leavesRight(making);
  const told = lines.with(at, slipped);
  const mended = mendedLate(making, { lines: told, behind, isRight }, amending(right));
  if (!mended || !chance.happens(0.4)) return mended;
  // Mended wrongly in between.
  const until = mended.findIndex((one, place) => one !== told[place]);
  const again = amending(otherwise(fields, wrong(seen, right)));
  return mendedLate(making, { lines: mended, behind, until, isRight }, again) ?? mended;
};

const aSlip = (making: Making): { readonly name: string; readonly lines: readonly Line[] } | undefined => {
  const places = making.lines.flatMap(({ part, write }, at) => (part === 'right' && slipOf(write) ? [at] : []));
  const names = [...new Set(places.map((at) => routeOf(making.lines[at]?.write.path ?? '').name))];
  const name = making.chance.pick(names) ?? '';
  const at = making.chance.pick(places.filter((one) => routeOf(making.lines[one]?.write.path ?? '').name === name));
  const slip = at === undefined ? undefined : slipOf(making.lines[at]?.write ?? { path: '', body: {}, newId: null });
  const lines = at === undefined || !slip ? undefined : makeSlip(making, at, slip);
  return lines && { name: `${name} (amend)`, lines };
};

const aMistake = (making: Making): { readonly name: string; readonly lines: readonly Line[] } | undefined => {
  const mistake = making.chance.pick(MISTAKES);
  const lines = mistake && makeMistake(making, mistake);
  return lines && { name: mistake.name, lines };
};

/** Tries so often to make a mistake and to mend it. */
export const mendedHistory = (seed: number, writes: number, tries: number): Mended => {
  const right = rightLines(seed, writes);
  const told = retell(right);
  if (!told) throw new Error('what is recorded line by line is recorded as a whole');
  const making: Making = { right: told, chance: chanceOf(seed + 1), lines: right, serial: 600, made: [] };
  for (let left = tries; left > 0; left -= 1) {
    making.serial += 1;
    const made = making.chance.happens(0.4) ? aSlip(making) : aMistake(making);
    if (!made) continue;
    making.lines = made.lines;
    making.made.push(made.name);
  }
  return { startsOn: right[0]?.today ?? '', right, mended: making.lines, made: making.made };
};
