import { INHERITED, isObject, NO_SUCH_FIELD } from '../input/field.js';
import { type Bilingual, invalid } from '../problems/problem.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Deeper than any body nests; what is nested thousands deep would exhaust the stack of whoever walks it. */
const DEEPEST = 20;

const NOT_JSON: Bilingual = 'JSON dalam UTF-8 | JSON in UTF-8';
const TWICE: Bilingual = 'tidak ada nama yang disebut dua kali | no name is given twice';
const TOO_DEEP: Bilingual = 'bersarang terlalu dalam | nested too deeply';
const TOO_MANY: Bilingual = 'terlalu banyak bagian | too many parts';

/** More signs than any body needs: 1,000 moves with a post each have 15,000, as many ids as 1 MiB holds 27,000. */
const MOST_SIGNS = 40_000;

/** A text of JSON in pieces: strings, and the signs that tell where objects and lists begin and end. */
const PIECES = /"(?:[^"\\]+|\\.)*"|[{}[\],:]/g;

/** Follows valid JSON piece by piece: what it may hold and no body does is a fault. */
class Reader {
  private readonly open: Set<string>[] = [];
  private last = '';

  fault(piece: string): Bilingual | undefined {
    const fault = this.take(piece);
    this.last = piece;
    return fault;
  }

  private take(piece: string): Bilingual | undefined {
    switch (piece) {
      case '{':
      case '[':
        this.open.push(new Set());
        return undefined;
      case '}':
      case ']':
        this.open.pop();
        return undefined;
      case ':':
        return this.name(JSON.parse(this.last) as string);
      default:
        return undefined;
    }
  }

  private name(name: string): Bilingual | undefined {
    const names = this.open.at(-1);
    if (INHERITED.has(name)) return NO_SUCH_FIELD;
    if (names?.has(name)) return TWICE;
    names?.add(name);
    return undefined;
  }
}

const faultIn = (json: string): Bilingual | undefined => {
  const reader = new Reader();
  for (const [piece] of json.matchAll(PIECES)) {
    const fault = reader.fault(piece);
    if (fault) return fault;
  }
  return undefined;
};

const decoded = (body: Buffer): { readonly json: string; readonly value: unknown } | undefined => {
  try {
    const json = UTF8.decode(body);
    return { json, value: JSON.parse(json) as unknown };
  } catch {
    return undefined;
  }
};

const [QUOTE, BACKSLASH] = [0x22, 0x5c];

const DIVIDES = 2;

/** By byte outside of texts: 1 opens, -1 closes, and 0 is no sign. */
const SIGNS = new Int8Array(256);
for (const byte of Buffer.from('{[')) SIGNS[byte] = 1;
for (const byte of Buffer.from('}]')) SIGNS[byte] = -1;
for (const byte of Buffer.from(',:')) SIGNS[byte] = DIVIDES;

const isEscaped = (body: Buffer, quote: number): boolean => {
  let at = quote;
  while (body[at - 1] === BACKSLASH) at -= 1;
  return (quote - at) % 2 === 1;
};

/** The quote that ends the text which begins at another; the body's end where none does. */
const endOfText = (body: Buffer, from: number): number => {
  let at = from;
  do at = body.indexOf(QUOTE, at + 1);
  while (at >= 0 && isEscaped(body, at));
  return at < 0 ? body.length : at;
};

/** The signs of a text of JSON, valid or not, one after another. */
function* signsIn(body: Buffer): Generator<number> {
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === QUOTE) at = endOfText(body, at);
    const sign = SIGNS[byte] ?? 0;
    if (sign !== 0) yield sign;
  }
}

/** Whether bytes are more than it takes a moment to parse and walk: told without parsing them. */
const excessIn = (body: Buffer): Bilingual | undefined => {
  let [depth, signs] = [0, 0];
  for (const sign of signsIn(body)) {
    if (sign !== DIVIDES) depth += sign;
    if (depth > DEEPEST) return TOO_DEEP;
    if (++signs > MOST_SIGNS) return TOO_MANY;
  }
  return undefined;
};

/** Strict UTF-8 and JSON; 400 for what is neither, for a name twice, and for what is deep or endless. An empty body is none. */
export const parseJson = (body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  const excess = excessIn(body);
  if (excess) throw invalid('', excess);
  const read = decoded(body);
  if (!read) throw invalid('', NOT_JSON);
  const fault = isObject(read.value) ? faultIn(read.json) : undefined;
  if (fault) throw invalid('', fault);
  return read.value;
};
