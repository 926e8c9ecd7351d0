import { asDamaged } from './data-files.js';
import { type Database, openDatabase } from './database.js';

export type ViewOptions = { readonly file: string; readonly readOnly: boolean };

const FORMAT = 2;
/** A batch of facts touches thousands of pages all over a view; a reading, a few hundred next to each other. */
const WRITER_CACHE_KIB = 131_072;
const READER_CACHE_KIB = 32_768;
const CHECKPOINT_PAGES = 20_000;

/**
 * `owner`: the log whose facts are told here. `views`: a dropped view keeps its row without a body, so that its epoch never starts again. `bodies`: the tables of
 * a view, by number. `words`: subjects, categories and units, stored once and never removed.
 */
const TABLES = `
  CREATE TABLE owner (log TEXT NOT NULL);
  CREATE TABLE views (name TEXT PRIMARY KEY, body INTEGER, position TEXT NOT NULL, epoch INTEGER NOT NULL, event TEXT);
  CREATE TABLE bodies (id INTEGER PRIMARY KEY AUTOINCREMENT, dropped INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE served (name TEXT PRIMARY KEY, view TEXT NOT NULL);
  CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
  PRAGMA user_version = ${FORMAT};
`;

/** The tables of one view: what belongs to none other is dropped with it. */
export const bodyTables = (body: number): string => `
  CREATE TABLE docs_${body} (key TEXT PRIMARY KEY, doc TEXT NOT NULL, indexes TEXT) WITHOUT ROWID;
  CREATE TABLE index_${body} (
    name TEXT NOT NULL, value TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (name, value, key)
  ) WITHOUT ROWID;
  CREATE TABLE cells_${body} (
    subject INTEGER NOT NULL, category INTEGER NOT NULL, unit INTEGER NOT NULL,
    day INTEGER NOT NULL, known INTEGER NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (subject, category, unit, day, known)
  ) WITHOUT ROWID;
`;

/** Those tables and their keys, for who empties them. */
export const bodyKeys = (body: number): readonly { readonly table: string; readonly key: string }[] => [
  { table: `docs_${body}`, key: 'key' },
  { table: `index_${body}`, key: 'name, value, key' },
  { table: `cells_${body}`, key: 'subject, category, unit, day, known' },
];

/** Opens the views, makes the tables of a new file, and refuses a file of another format. */
export const openViews = ({ file, readOnly }: ViewOptions): Database => {
  const database = openDatabase({
    file,
    readOnly,
    synchronous: 'NORMAL',
    cacheKiB: readOnly ? READER_CACHE_KIB : WRITER_CACHE_KIB,
    checkpointPages: CHECKPOINT_PAGES,
  });
  const found = database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version;
  if (found === 0 && !readOnly) database.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT`);
  else if (found !== FORMAT) throw asDamaged(`${file} holds no views of format ${FORMAT}`);
  return database;
};
