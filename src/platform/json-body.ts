import { INHERITED, isObject, NO_SUCH_FIELD } from './field.js';
import { type Bilingual, invalid } from './problem.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Deeper than any body nests; what is nested thousands deep would exhaust the stack of whoever walks it. */
const DEEPEST = 20;

const NOT_JSON: Bilingual = 'JSON dalam UTF-8 | JSON in UTF-8';
const TWICE: Bilingual = 'tidak ada nama yang disebut dua kali | no name is given twice';
const TOO_DEEP: Bilingual = 'bersarang terlalu dalam | nested too deeply';

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
        return this.open.push(new Set()) > DEEPEST ? TOO_DEEP : undefined;
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

/** Strict UTF-8 and JSON; 400 for what is neither, for a name twice, and for a deep nest. An empty body is none. */
export const parseJson = (body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  const read = decoded(body);
  if (!read) throw invalid('', NOT_JSON);
  const fault = isObject(read.value) ? faultIn(read.json) : undefined;
  if (fault) throw invalid('', fault);
  return read.value;
};
