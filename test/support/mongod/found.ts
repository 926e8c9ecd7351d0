import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fetchedMongod, runs } from './fetched.js';

const onPath = async (): Promise<string | undefined> => {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, 'mongod');
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
};

const find = async (): Promise<string | undefined> => {
  const named = process.env['MONGOD'];
  if (named === undefined || named === '') return (await onPath()) ?? fetchedMongod();
  if (await runs(named)) return named;
  throw new Error('MONGOD names no mongod that runs here');
};

/** The mongod of this machine: the one that `MONGOD` names, else one on the path, else a fetched one; undefined where none is. */
export const mongodFile = await find();
