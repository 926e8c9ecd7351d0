import { isUuid } from '../kernel/words/ids.js';
import type { Json } from '../kernel/words/json.js';
import { BadExport } from './bad-export.js';
import { type Entry, factOf, type FactLine, FORMAT, type Header, isObject } from './export-format.js';

type Fields = { readonly [key: string]: Json | undefined };
type Is = (value: Json | undefined) => boolean;
type Shape = Readonly<Record<string, Is>>;

const text: Is = (value) => typeof value === 'string' && value !== '';
const count: Is = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const flag: Is = (value) => typeof value === 'boolean';
const like =
  (shape: RegExp): Is =>
  (value) =>
    typeof value === 'string' && shape.test(value);
const orNull =
  (is: Is): Is =>
  (value) =>
    value === null || is(value);
const optional =
  (is: Is): Is =>
  (value) =>
    value === undefined || is(value);
const holds = (shape: Shape, value: Json | undefined): value is Fields =>
  isObject(value) && Object.entries(shape).every(([name, is]) => is(value[name]));
const fits = (shape: Shape, value: Json | undefined): value is Fields =>
  holds(shape, value) && Object.keys(value).every((name) => name in shape);
const of =
  (shape: Shape): Is =>
  (value) =>
    fits(shape, value);

const id: Is = (value) => typeof value === 'string' && isUuid(value);
const sha256 = like(/^[0-9a-f]{64}$/);
const position = like(/^\d{20}$/);
const instant = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const place = { position, event: id };

const METADATA: Shape = {
  recordedAt: instant,
  recordedOn: like(/^\d{4}-\d\d-\d\d$/),
  actor: text,
  commandId: text,
  requestHash: optional(text),
  $correlationId: text,
  $causationId: text,
  schemaVersion: count,
};

const HEADER: Shape = {
  penataan: like(/^export$/),
  format: (value) => value === FORMAT,
  version: text,
  log: orNull(id),
  namespace: text,
  createdAt: instant,
  keyring: flag,
  masterKey: orNull(text),
  nameless: count,
  since: orNull(of({ ...place, events: count })),
};

const FACT: Shape = {
  stream: like(/^[a-z]+-.+$/),
  revision: count,
  id,
  type: text,
  data: isObject,
  metadata: (value) => holds(METADATA, value),
  position,
};

const END: Shape = { events: count, rows: count, last: orNull(of(place)), doubt: flag, lines: count, sha256 };

const SURVEY: Shape = { kind: like(/^survey$/), survey: id, state: like(/^(?:open|closed|destroyed)$/) };

const CODE: Shape = {
  kind: like(/^code$/),
  hash: sha256,
  survey: id,
  unit: orNull(id),
  state: like(/^(?:unused|used|void)$/),
};

const BATCH: Shape = { kind: like(/^batch$/), batch: id, survey: id, takenBack: flag };

const BALLOT: Shape = {
  kind: like(/^ballot$/),
  key: like(/^[0-9a-f]{32}$/),
  survey: id,
  unit: id,
  sealed: of({ key: text, box: like(/^[A-Za-z0-9+/]+={0,2}$/) }),
  batch: orNull(id),
};

const SHAPES = [
  { kind: 'fact', shape: FACT },
  { kind: 'key', shape: { kind: like(/^key$/), owner: text, wrapped: orNull(like(/^[A-Za-z0-9+/]+={0,2}$/)) } },
  { kind: 'number', shape: { kind: like(/^number$/), mac: sha256, staff: text, recorded: flag } },
  { kind: 'survey', shape: SURVEY },
  { kind: 'code', shape: CODE },
  { kind: 'batch', shape: BATCH },
  { kind: 'ballot', shape: BALLOT },
  { kind: 'check', shape: { check: of({ lines: count, sha256 }) } },
  { kind: 'end', shape: { end: of(END) } },
  { kind: 'header', shape: HEADER },
] as const;

const parsed = (line: number, bytes: Buffer): Json => {
  try {
    return JSON.parse(bytes.toString()) as Json;
  } catch {
    throw new BadExport(line, 'no JSON: it was changed, or cut off');
  }
};

/** Here a line whose shape was looked at gets its type. */
const typed = (kind: (typeof SHAPES)[number]['kind'], told: unknown): Entry => {
  if (kind === 'fact') return { kind, fact: factOf(told as FactLine) };
  if (kind === 'header') return { kind, header: told as Header };
  if (kind === 'check' || kind === 'end') return { kind, ...(told as object) } as Entry;
  return { kind: 'row', row: told } as Entry;
};

/** What a line of an export says; throws BadExport where it is of no shape of this format. */
export const entryOf = (line: number, bytes: Buffer): Entry => {
  const told = parsed(line, bytes);
  const found = SHAPES.find(({ shape }) => fits(shape, told));
  if (found) return typed(found.kind, told);
  if (line === 1) throw new BadExport(line, `no header of an export of format ${FORMAT}`);
  throw new BadExport(line, `no line of an export of format ${FORMAT}`);
};
