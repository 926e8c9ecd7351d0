import type { Day } from '../days.js';
import { knownOn, recordAll, type Fact, type Happening, type Known } from '../facts.js';
import type { Write } from '../histories/scene.js';
import { judge } from '../judge/judge.js';
import type { Accepting } from '../judge/verdict.js';

/**
 * A write of one of two histories that are to end alike: `right` stands in both as it is, `slip` stands in the other as
 * the right thing, `wrong` and `mend` in this one alone.
 */
export type Line = { readonly today: Day; readonly write: Write; readonly part: 'right' | 'slip' | 'wrong' | 'mend' };

/** What a line recorded, facts that it takes back named by the line and the place that told them. */
export type Told = { readonly line: Line; readonly happenings: string };

/** What the model makes of the lines; undefined where one of them is not simply recorded. */
export type Retelling = { readonly log: Known; readonly told: readonly Told[] };

const RECORDING = ['amended', 'noted', 'retracted', 'voided'];

const named = (happening: Happening, origin: readonly string[]): unknown =>
  happening.type === 'retracted' ? { ...happening, facts: happening.facts.map((seq) => origin[seq]) } : happening;

/** Right lines are counted alike in both histories; what stands in one alone has names of its own. */
const nameOf = (told: readonly Told[], { part }: Line): string => {
  const isShared = (one: Line['part']): boolean => one === 'right' || one === 'slip';
  const many = told.filter(({ line }) => isShared(line.part) === isShared(part)).length;
  return `${isShared(part) ? 'line' : 'own'} ${many}`;
};

/** Texts are not in the model: whether a mend of theirs says something new is for the server to say. */
const isRecorded = ({ part }: Line, accepting: Accepting): boolean =>
  accepting === 'recorded' || (part === 'mend' && accepting === 'either');

export const retell = (lines: readonly Line[]): Retelling | undefined => {
  let log: Known = [];
  const told: Told[] = [];
  const origin: string[] = [];
  for (const line of lines) {
    const { accepting, refusals, unclear, record } = judge(log, line.today, line.write);
    const mayBeRefused = refusals.size > 0 || unclear !== null;
    if (!isRecorded(line, accepting) || mayBeRefused) return undefined;
    const happenings = record(line.write.newId ?? '@none');
    const name = nameOf(told, line);
    log = recordAll(log, line.today, happenings);
    told.push({ line, happenings: JSON.stringify(happenings.map((one) => named(one, origin))) });
    happenings.forEach((_, index) => origin.push(`${name}.${index}`));
  }
  return { log, told };
};

/** Whether the right lines of a history are told alike in another, whatever stands between them. */
export const tellsAlike = (right: Retelling, other: Retelling): boolean => {
  const shared = other.told.filter(({ line }) => line.part === 'right' || line.part === 'slip');
  return (
    shared.length === right.told.length &&
    shared.every(({ line, happenings }, index) => line.part === 'slip' || happenings === right.told[index]?.happenings)
  );
};

const content = ({ seq: _, recorded: __, ...fact }: Fact): string => JSON.stringify(fact);

/** Whoever was enrolled by mistake is nowhere, but is known by the number, to be enrolled again as the same person. */
const isNowhere = (fact: Fact): boolean =>
  (fact.type === 'numbered' || fact.type === 'named') && fact.staff.startsWith('@wrong');

/** The facts known in the end, in the order of recording, without what corrected them. */
export const standingFacts = ({ log }: Retelling): readonly string[] =>
  knownOn(log, '9999-12-31')
    .filter((fact) => !RECORDING.includes(fact.type) && !isNowhere(fact))
    .map(content);
