import type { FaultRow, ProblemCode, Refusal, RequestCode } from '../../kernel/words/refusal.js';

const STATUS: Readonly<Record<RequestCode, number>> = {
  'invalid-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'code-unknown': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'revision-mismatch': 412,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 422,
  'too-busy': 429,
  'internal-error': 500,
  'store-unavailable': 503,
  'view-behind': 503,
};

const isRequestCode = (code: ProblemCode): code is RequestCode => code in STATUS;

/** The HTTP status of a code; every rule of the domain is 409 (api.md, 1). */
export const statusOf = (code: ProblemCode): number => (isRequestCode(code) ? STATUS[code] : 409);

/** A sentence in both languages: Indonesian, then English. */
export type Bilingual = `${string} | ${string}`;

/** A fault row, with what is wrong in words where the code alone does not tell. */
export type ProblemRow = FaultRow & { readonly hint?: Bilingual };

/** What turns a request away at the edge: becomes `application/problem+json`. Holds no name, NIP or free text. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly rows: readonly ProblemRow[] = [],
    /** What to do about it, where the code alone does not tell. */
    readonly detail?: Bilingual,
  ) {
    super(code);
  }
}

export const problemOf = ({ code, rows }: Refusal): Problem => new Problem(code, rows);

export const invalid = (pointer: string, hint?: Bilingual): Problem =>
  new Problem('invalid-input', [{ pointer, code: 'invalid-input', ...(hint === undefined ? {} : { hint }) }]);

/** A row for each id that is not among some, where `pointer` says that it stands. */
export const unknownIn = <I extends string>(
  ids: readonly I[],
  known: { has(id: I): boolean },
  pointer: (index: number) => string,
): FaultRow[] => ids.flatMap((id, index) => (known.has(id) ? [] : [{ pointer: pointer(index), code: 'not-found' }]));

/** 404 where a row says so of an id that was named. */
export const mustBeThere = (rows: readonly ProblemRow[]): void => {
  if (rows.length > 0) throw new Problem('not-found', rows);
};

export const notFound = (pointer?: string): Problem =>
  new Problem('not-found', pointer === undefined ? [] : [{ pointer, code: 'not-found' }]);
