import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BadExport } from '../../src/moving/bad-export.js';
import type { FactLine } from '../../src/moving/export-format.js';
import { ExportLines } from '../../src/moving/export-lines.js';
import { Cleanup } from '../support/cleanup.js';
import { expectOf, must } from '../support/expectation.js';
import { checked, exportOf, toyWith } from './toy-export.js';

const cleanup = new Cleanup();
let text = '';
let lines: string[] = [];

beforeAll(async () => {
  text = await exportOf(await toyWith(cleanup, 1_200));
  lines = text.split('\n').slice(0, -1);
});
afterAll(async () => cleanup.run());

const faultOf = async (bytes: string | Buffer): Promise<BadExport> => {
  const fault: unknown = await checked(bytes).catch((one: unknown) => one);
  must(fault instanceof BadExport, String(fault));
  return fault;
};

/** The line, or no more than a thousand among which it is. */
const expectTold = (fault: BadExport, line: number): void => {
  const about = `line ${line}: ${fault.message}`;
  const [, last = fault.line] = /to line (\d+)/.exec(fault.message) ?? [];
  expectOf(fault.line <= line && line <= Number(last), about).toBeTruthy();
  expectOf(Number(last) - fault.line <= 1_001, about).toBeTruthy();
};

const joined = (some: readonly string[]): string => some.map((line) => `${line}\n`).join('');
const kindOf = (line: string): string => /^\{"(\w+)/.exec(line)?.[1] ?? '';

it('tells of each fact and row in a line of its own, with checksums among them, and is whole', async () => {
  const kinds = lines.map(kindOf);
  expect([kinds[0], kinds[1], kinds[1_000], kinds[2_001], kinds.at(-1)]).toStrictEqual([
    'penataan',
    'stream',
    'check',
    'stream',
    'end',
  ]);
  const { header, end } = await checked(text);
  expect([header.keyring, end.events, end.rows]).toStrictEqual([true, 2_401, 240]);
  expect(kinds.filter((kind) => kind === 'kind').length).toBe(end.rows);
});

it('is refused where it was cut off, after every kind of line and within one, with the line', async () => {
  const firsts = ['penataan', 'stream', 'check', 'kind'].map((kind) =>
    lines.findIndex((line) => kindOf(line) === kind),
  );
  for (const at of [...firsts, 1_499, lines.length - 2]) {
    expectOf((await faultOf(joined(lines.slice(0, at + 1)))).line, `after line ${at + 1}`).toBe(at + 2);
    const half = `${joined(lines.slice(0, at))}${lines[at]?.slice(0, 20)}`;
    expectOf((await faultOf(half)).line, `in line ${at + 1}`).toBe(at + 1);
  }
  expect((await faultOf('')).line).toBe(1);
  expect((await faultOf(text.slice(0, -1))).line).toBe(lines.length);
});

it('is refused where any byte was changed, with the line or the first one that may be it', async () => {
  const bytes = Buffer.from(text);
  const places = Array.from({ length: 120 }, (_, n) => Math.floor((n * (bytes.length - 1)) / 119));
  for (const place of places) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    const line = bytes.subarray(0, place).toString().split('\n').length;
    expectTold(await faultOf(changed), line);
  }
});

it('is refused where lines were left out, doubled, moved or added', async () => {
  const at = lines.findIndex((line) => kindOf(line) === 'stream') + 5;
  const [one = '', other = ''] = lines.slice(at, at + 2);
  const spoilt: readonly (readonly [string[], number])[] = [
    [lines.toSpliced(at, 1), at + 1],
    [lines.toSpliced(at, 0, one), at + 2],
    [lines.toSpliced(at, 2, other, one), at + 1],
    [[...lines, one], lines.length + 1],
    [lines.toSpliced(1_000, 1), 1_001],
    [lines.toSpliced(500, 0, lines[1_000] ?? ''), 501],
    [lines.toSpliced(0, 1), 1],
  ];
  for (const [some, line] of spoilt) expectTold(await faultOf(joined(some)), line);
});

it('is refused where facts are told that no log has, though every checksum is right', async () => {
  const facts = lines.slice(1, 12).map((line) => JSON.parse(line) as FactLine);
  const header: object = JSON.parse(lines[0] ?? '');
  const written = (change: (all: FactLine[]) => void): string => {
    const all = structuredClone(facts);
    change(all);
    const told = new ExportLines();
    const last = all.at(-1);
    const end = {
      events: all.length,
      rows: 0,
      last: last && { position: last.position, event: last.id },
      doubt: false,
    };
    return told.text([header, ...all]) + told.end({ ...end, last: end.last ?? null });
  };
  await expect(checked(written(() => undefined))).resolves.toMatchObject({ end: { events: 11 } });
  const changes: readonly (readonly [string, (all: FactLine[]) => unknown])[] = [
    ['revision', (all) => all.splice(4, 1, { ...fact(all, 4), revision: 77 })],
    ['revision', (all) => all.splice(2, 1)],
    ['position', (all) => all.splice(4, 1, { ...fact(all, 4), position: fact(all, 3).position })],
    ['id', (all) => all.splice(3, 1, { ...fact(all, 3), id: fact(all, 2).id })],
    ['no line', (all) => all.splice(4, 1, { ...fact(all, 4), id: 'x' as never })],
    ['no line', (all) => all.splice(4, 1, { ...fact(all, 4), data: [] as never })],
    ['no line', (all) => all.splice(4, 1, { ...fact(all, 4), more: 1 } as never)],
    ['no line', (all) => all.splice(4, 1, { ...fact(all, 4), metadata: {} as never })],
    ['stream that no export holds', (all) => all.splice(4, 1, { ...fact(all, 4), stream: 'moving-city' as never })],
  ];
  for (const [said, change] of changes) {
    expect((await faultOf(written((all) => void change(all)))).message).toContain(said);
  }
});

const fact = (all: readonly FactLine[], at: number): FactLine => {
  const found = all[at];
  must(found);
  return found;
};

it('takes no file of another kind', async () => {
  for (const other of [
    'SQLite format 3\u0000',
    'a,b\n1,2\n',
    '{}\n',
    joined(lines).replace('"format":1', '"format":2'),
  ]) {
    const { line, message } = await faultOf(other);
    expectOf(line, message).toBe(1);
  }
});
