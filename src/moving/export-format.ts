import type { RecordedEvent } from '../kernel/ports/event-store.js';
import type { BallotRow } from '../kernel/ports/ballot-box.js';
import type { KeyringRow } from '../kernel/ports/keyring.js';
import type { EventId, LogId } from '../kernel/words/ids.js';
import type { Json } from '../kernel/words/json.js';

export const FORMAT = 1;

/** After so many lines comes one with the checksum of all before it. */
export const CHECKED_EVERY = 1_000;

/** Where an earlier export ended, which another goes on from. */
export type Since = {
  /** In the log that was exported. */
  readonly position: string;
  readonly event: EventId;
  /** How many facts the exports before hold together. */
  readonly events: number;
};

/** The first line. */
export type Header = {
  readonly penataan: 'export';
  readonly format: typeof FORMAT;
  /** Of penataan. */
  readonly version: string;
  /** Null where the log was made before logs had an id. */
  readonly log: LogId | null;
  readonly namespace: string;
  /** When it was begun. RFC 3339, UTC. */
  readonly createdAt: string;
  /** Whether the rows of the keyring follow the facts. */
  readonly keyring: boolean;
  /** Tells the master key of the keyring; null without one. */
  readonly masterKey: string | null;
  /** How often the log has left its keys behind, so far. */
  readonly nameless: number;
  readonly since: Since | null;
};

/** A line for each fact. */
export type FactLine = Omit<RecordedEvent, 'meta'> & { readonly metadata: RecordedEvent['meta'] };

/** After each thousand lines. */
export type CheckLine = { readonly check: { readonly lines: number; readonly sha256: string } };

/** The last line. */
export type EndLine = {
  readonly end: {
    readonly events: number;
    readonly rows: number;
    /** The last fact, also where it stands in an earlier export. */
    readonly last: { readonly position: string; readonly event: EventId } | null;
    /** Numbers may be held by facts that came after the last one here. */
    readonly doubt: boolean;
    readonly lines: number;
    readonly sha256: string;
  };
};

export type End = Omit<EndLine['end'], 'lines' | 'sha256'>;

export const factLine = ({ meta, ...fact }: RecordedEvent): FactLine => {
  const { stream, revision, id, type, data, position } = fact;
  return { stream, revision, id, type, data, metadata: meta, position };
};

export const factOf = ({ metadata, ...line }: FactLine): RecordedEvent => ({ ...line, meta: metadata });

/** What a keyring's store holds: keys and numbers, and ballots that wait to be counted. */
export type StoreRow = KeyringRow | BallotRow;

export const isKeyringRow = (row: StoreRow): row is KeyringRow => row.kind === 'key' || row.kind === 'number';

/** What a line of an export can be. */
export type Entry =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'fact'; readonly fact: RecordedEvent }
  | { readonly kind: 'row'; readonly row: StoreRow }
  | { readonly kind: 'check'; readonly check: CheckLine['check'] }
  | { readonly kind: 'end'; readonly end: EndLine['end'] };

export const isObject = (value: Json | undefined): value is { readonly [key: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
