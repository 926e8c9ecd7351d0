import { readFileSync } from 'node:fs';
import { dayOf, type Day } from './days.js';
import { recordAll, type Happening, type Id, type Known } from './facts.js';
import { isBody, positionText, text, textOrNull } from './judge/fields.js';
import { rowName } from './judge/history-rows.js';
import { judge, routeOf } from './judge/judge.js';
import type { Body, Verdict } from './judge/verdict.js';

export type StoryStep = {
  readonly at: string;
  readonly path: string;
  readonly body: Body;
  readonly name: Id | null;
  readonly expect: string | null;
};
export type Played = {
  readonly facts: Known;
  readonly disagreements: readonly string[];
  readonly judged: number;
};

const CHAPTERS = ['story.json', 'corrections.json', 'heard.json'];

/** What moves no figure of a programme that the model evaluates on a story. */
const BESIDE = /^(?:complaints|surveys|imports\/holidays)\b/;

export const readJson = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Enough of RFC 4180 for the example's own files: quoted cells, no line breaks in them. */
const cellsOf = (line: string, separator: string): readonly string[] =>
  [...line.matchAll(separator === ';' ? /("(?:[^"]|"")*"|[^;]*)(?:;|$)/g : /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(
    ([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell),
  );

const rowsOf = (file: URL, separator: string): readonly Body[] => {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = cellsOf(header, separator);
  return lines.map((line) =>
    Object.fromEntries(cellsOf(line, separator).map((cell, index) => [names[index] ?? '', cell])),
  );
};

const unitsIn = (folder: URL): readonly Happening[] =>
  rowsOf(new URL('units.csv', folder), ',').map((row) => ({
    type: 'unit-changed',
    on: text(row, 'on'),
    change: {
      change: 'establish',
      unit: `@unit:${text(row, 'code')}`,
      code: text(row, 'code'),
      name: text(row, 'name'),
      kind: text(row, 'kind'),
      parent: text(row, 'parent_code') === '' ? null : `@unit:${text(row, 'parent_code')}`,
    },
  }));

const staffIn = (folder: URL, on: Day): readonly Happening[] =>
  rowsOf(new URL('roster.csv', folder), ';').flatMap((row): Happening[] => {
    const staff = `@staff:${text(row, 'nip_baru')}`;
    const position =
      positionText({
        title: text(row, 'jabatan_nama'),
        type: text(row, 'jenis_jabatan'),
        grade: text(row, 'gol_akhir_nama'),
      }) ?? '';
    return [
      {
        type: 'enrolled',
        staff,
        unit: `@unit:${text(row, 'unor_kode')}`,
        on,
        position,
        employment: text(row, 'jenis_pegawai'),
      },
      { type: 'numbered', staff, nip: text(row, 'nip_baru') },
      { type: 'named', staff, name: text(row, 'nama') },
    ];
  });

const writtenIn = (file: URL): readonly Body[] => {
  const story = readJson(file);
  return isBody(story) && Array.isArray(story['steps']) ? story['steps'].filter(isBody) : [];
};

/** By the names that reads took from a history: the rows, as the judge names them. */
const rowsRead = (steps: readonly Body[]): ReadonlyMap<string, Id> =>
  new Map(
    steps.flatMap((step) => {
      const [, of] = /^GET \/v1\/[a-z-]+\/([^/?]+)/.exec(text(step, 'do')) ?? [];
      const [, index] = /^\/history\/(\d+)\/id$/.exec(text(step, 'take')) ?? [];
      return of === undefined || index === undefined
        ? []
        : [[`@${text(step, 'name')}`, rowName({ of, index: Number(index) })]];
    }),
  );

const named = (body: unknown, rows: ReadonlyMap<string, Id>): Body =>
  isBody(body)
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, rows.get(typeof value === 'string' ? value : '') ?? value]),
      )
    : {};

const stepsIn = (folder: URL): readonly StoryStep[] => {
  const steps = CHAPTERS.flatMap((name) => writtenIn(new URL(name, folder)));
  const rows = rowsRead(steps);
  return steps
    .filter((step) => text(step, 'do').startsWith('POST /v1/'))
    .map((step) => ({
      at: text(step, 'at'),
      path: text(step, 'do').slice('POST /v1/'.length),
      body: named(step['with'], rows),
      name: step['name'] === undefined ? null : `@${text(step, 'name')}`,
      expect: textOrNull(step, 'expect'),
    }));
};

const resultsIn = (folder: URL, course: Id): readonly Happening[] =>
  rowsOf(new URL('completions.csv', folder), ',').map((row) => ({
    type: 'resulted',
    course,
    staff: `@staff:${text(row, 'nip')}`,
    on: text(row, 'on'),
    result: text(row, 'result'),
  }));

const importsOf = (folder: URL, path: string): readonly Happening[] => {
  const query = new URLSearchParams(path.split('?')[1]);
  if (query.has('dryRun')) return [];
  if (path.startsWith('imports/completions')) return resultsIn(folder, query.get('course') ?? '');
  if (path.startsWith('imports/units')) return unitsIn(folder);
  return staffIn(folder, query.get('on') ?? '');
};

const isGrant = ({ path }: StoryStep): boolean => path.startsWith('grants');

const newIdOf = (step: StoryStep): Id =>
  step.name ?? (routeOf(step.path).name === 'staff' ? `@staff:${text(step.body, 'nip')}` : '@unnamed');

const agrees = ({ expect }: StoryStep, { accepting, refusals, unclear }: Verdict): boolean => {
  if (unclear !== null) return false;
  return expect === null ? accepting !== 'no' : accepting === 'no' && [...refusals].join() === expect;
};

type Stage = { facts: Known; readonly disagreements: string[] };

const playStep = (stage: Stage, step: StoryStep): void => {
  const today = dayOf(step.at);
  const verdict = judge(stage.facts, today, step);
  const said = `judged ${verdict.accepting} ${[...verdict.refusals].join()} ${verdict.unclear ?? ''}`;
  if (!agrees(step, verdict))
    stage.disagreements.push(`${step.at} ${step.path}: ${step.expect ?? 'accepted'}, ${said}`);
  if (verdict.accepting !== 'recorded' && verdict.accepting !== 'either') return;
  stage.facts = recordAll(stage.facts, today, verdict.record(newIdOf(step)));
};

/** Plays the example story against the judge and keeps the facts it would leave; roles are not its matter. */
export const playStory = (folder: URL): Played => {
  const stage: Stage = { facts: [], disagreements: [] };
  const steps = stepsIn(folder).filter(
    (step) => !isGrant(step) && !BESIDE.test(step.path) && step.expect !== 'forbidden',
  );
  for (const step of steps) {
    if (!step.path.startsWith('imports/')) playStep(stage, step);
    else stage.facts = recordAll(stage.facts, dayOf(step.at), importsOf(folder, step.path));
  }
  return { ...stage, judged: steps.length };
};
