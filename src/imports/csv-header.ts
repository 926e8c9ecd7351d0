import { tidied } from '../kernel/words/text.js';
import { afterLineEnd, CellReader } from './csv-cells.js';

/** `names` as they stand in the file, `columns` as they are asked for; `start` is where the first row begins. */
export type Header = {
  readonly separator: number;
  readonly names: readonly string[];
  readonly columns: readonly string[];
  readonly start: number;
  readonly hasLines: boolean;
};

const SEPARATORS = [',', ';', '\t'].map((separator) => separator.charCodeAt(0));
const HEADER_LIMIT = 65_536;
/** What spreadsheets write before the header to tell the separator; it is not counted as a line. */
const TOLD = /^"?sep=([,;\t])"?(?:\r\n|\r|\n|$)/i;
const TOLD_LIMIT = 12;
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

const columnOf = (name: string): string => name.toLowerCase().replace(/[\s_]+/g, '_');

const headerWith = (separator: number, body: Buffer, from: number): Header | undefined => {
  const reader = new CellReader(body, separator);
  const limit = Math.min(body.length, from + HEADER_LIMIT);
  const names: string[] = [];
  let hasLines = false;
  for (let at = from; ; at = reader.next + 1) {
    if (!reader.read(at, limit)) return undefined;
    names.push(tidied(reader.text()));
    if (LINE_BREAK.test(reader.text())) hasLines = true;
    if (!reader.isSeparator(reader.next) || reader.next >= limit) break;
  }
  if (reader.next >= limit && limit < body.length) return undefined;
  return { separator, names, columns: names.map(columnOf), start: afterLineEnd(body, reader.next), hasLines };
};

/** The separator is the one told, else that under which most wanted columns appear; more cells break a tie. */
export const headerOf = (body: Buffer, wanted: readonly string[]): Header | undefined => {
  const [line = '', told] = TOLD.exec(body.toString('latin1', 0, TOLD_LIMIT)) ?? [];
  const separators = told === undefined ? SEPARATORS : [told.charCodeAt(0)];
  const found = ({ columns }: Header): number => wanted.filter((column) => columns.includes(column)).length;
  const better = (best: Header, next: Header): number =>
    found(next) - found(best) || next.names.length - best.names.length;
  const readings = separators.flatMap((separator) => headerWith(separator, body, line.length) ?? []);
  return readings.reduce<Header | undefined>(
    (best, next) => (best && better(best, next) <= 0 ? best : next),
    undefined,
  );
};

/** Wanted columns that stand there more than once. */
export const repeated = ({ columns }: Header, wanted: readonly string[]): readonly string[] =>
  wanted.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));

/** The order of UTF-8 bytes is that of code points, which the order of UTF-16 units is not. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const NAME_LIMIT = 60;

/** So many digits are no name of a column, but maybe somebody's number. */
const looksLikeData = (name: string): boolean =>
  name.length > NAME_LIMIT || name.includes('@') || name.replace(/\P{Nd}/gu, '').length >= 6;

/**
 * The names of the other columns, by code point. Where one of them looks like what should stand in a row, none is
 * given back but only its place (`#4`): then what stands beside it may be somebody's name.
 */
export const droppedColumns = ({ names, columns }: Header, wanted: readonly string[]): readonly string[] => {
  const others = names.flatMap((name, place) =>
    name === '' || wanted.includes(columns[place] ?? '') ? [] : [{ name, place: `#${place + 1}` }],
  );
  const areData = others.some(({ name }) => looksLikeData(name));
  return [...new Set(others.map(({ name, place }) => (areData ? place : name)))].sort(byCodePoint);
};
