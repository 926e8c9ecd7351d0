import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databasesOf, givenServers, onGivenMongo } from './given-servers.js';
import { documentsIn } from './mongod/databases.js';
import { recordedIn } from './stopped-log.js';

/** Where something is kept, and every byte of it. */
export type Kept = readonly [place: string, bytes: string];

/** Where all the facts are that a city records: files, or a log on a server. */
export const isOfLog = (place: string): boolean => place.startsWith('events.');

/** Every byte of a directory, file by file. */
export const filesOf = async (folder: string): Promise<Kept[]> => {
  const files = (await readdir(folder, { withFileTypes: true, recursive: true })).filter((one) => one.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }): Promise<Kept> => [name, await readFile(join(parentPath, name), 'latin1')]),
  );
};

/** Everything that the stores of a data directory keep, be they files or on servers, whether or not a server runs. */
export const keptOf = async (data: string): Promise<Kept[]> => {
  const { EVENTSTORE_URL, MONGODB_URL } = givenServers(data);
  const kept = await filesOf(data);
  if (EVENTSTORE_URL !== undefined) kept.push(['events.log', JSON.stringify(await recordedIn(data))]);
  if (MONGODB_URL === undefined) return kept;
  const documents = await onGivenMongo(async (client) =>
    Promise.all(
      databasesOf(data).map(async (name): Promise<Kept> => {
        const bytes = await documentsIn(client, name);
        return [name, bytes.toString('latin1')];
      }),
    ),
  );
  return [...kept, ...documents];
};
