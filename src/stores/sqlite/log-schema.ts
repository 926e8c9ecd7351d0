import { type Database, openDatabase } from './database.js';

export type LogOptions = { readonly file: string; readonly namespace: string; readonly readOnly: boolean };

/** Raised whenever the tables change; a file of another version is not touched. */
const FORMAT = 1;

/** No unique index on the event's id: it would cost a third of the appends; a re-send is found by its revision. */
const TABLES = `
  CREATE TABLE streams (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE types (code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    id BLOB NOT NULL,
    type INTEGER NOT NULL,
    data TEXT NOT NULL,
    meta TEXT NOT NULL,
    UNIQUE (stream, revision)
  );
  PRAGMA user_version = ${FORMAT};
`;

/** Opens the log, makes its tables in a new file, and refuses a file of another format or namespace. */
export const openLog = ({ file, namespace, readOnly }: LogOptions): Database => {
  const database = openDatabase({ file, readOnly, synchronous: 'FULL' });
  const found = database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version;
  if (found === 0 && !readOnly) database.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT`);
  else if (found !== FORMAT) throw new Error(`${file} is no event log of format ${FORMAT}`);
  const any = database.prepare<{ name: string }>('SELECT name FROM streams LIMIT 1').get();
  if (any && !any.name.startsWith(`${namespace}.`)) {
    throw new Error(`${file} holds the streams of another namespace than '${namespace}'`);
  }
  return database;
};
