import { parse } from 'csv-parse/sync';
import { dialect } from './csv-records.js';

/** `names` are trimmed; `bytes` is where the first row begins. */
export type Header = {
  readonly separator: string;
  readonly names: readonly string[];
  readonly bytes: number;
};

const SEPARATORS = [',', ';', '\t'] as const;
const HEADER_LIMIT = 65_536;

const headerWith = (separator: string, body: Buffer): Header | undefined => {
  let bytes = 0;
  const options = { ...dialect(separator), to: 1 };
  const on_record = (names: string[], { bytes: read }: { bytes: number }): string[] => {
    bytes = read;
    return names;
  };
  try {
    const [names = []] = parse(body.subarray(0, HEADER_LIMIT), { ...options, on_record });
    return bytes < HEADER_LIMIT ? { separator, names: names.map((name) => name.trim()), bytes } : undefined;
  } catch {
    return undefined; // the library's only way to say that the quotes of this line cannot be read so
  }
};

/** The separator under which most wanted columns appear is the file's; more cells break a tie. */
export const headerOf = (body: Buffer, wanted: readonly string[]): Header | undefined => {
  const found = ({ names }: Header): number => wanted.filter((name) => names.includes(name)).length;
  const better = (best: Header, next: Header): number =>
    found(next) - found(best) || next.names.length - best.names.length;
  const readings = SEPARATORS.flatMap((separator) => headerWith(separator, body) ?? []);
  return readings.reduce<Header | undefined>(
    (best, next) => (best && better(best, next) <= 0 ? best : next),
    undefined,
  );
};

/** The order of UTF-8 bytes is that of code points, which the order of UTF-16 units is not. */
export const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Columns without a name may be many: none can be asked for, so none is ambiguous. */
export const named = (names: readonly string[]): readonly string[] => names.filter((name) => name !== '');

/** Names that stand over more than one column. */
export const repeated = (names: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const name of named(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([name]) => name);
};
