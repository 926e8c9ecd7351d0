import { ok, type ServerCheck, warn } from '../../kernel/ports/check.js';
import { codeOf } from './faults.js';
import type { Inspected } from './inspected.js';

const NOT_ALLOWED = 13;
const REMEDY = 'set MONGODB_KEYRING_URL, with a database and a user of its own';

const nodesOf = async (server: Inspected): Promise<readonly unknown[]> => {
  const { hosts = [], me } = await server.hello();
  return [...hosts, me];
};

/** Whether the user of the views may look into a database of the same server. */
const mayLook = async (views: Inspected, database: string): Promise<boolean> => {
  const { client } = await views.open();
  try {
    await client
      .db(database)
      .collection('keyring.facts')
      .findOne({}, { projection: { _id: 1 } });
    return true;
  } catch (fault) {
    if (codeOf(fault) === NOT_ALLOWED) return false;
    throw fault;
  }
};

/** Whether who gets hold of the views has the keys, too. */
export const apart = (keyring: Inspected, views: Inspected): ServerCheck => ({
  name: 'keyring-apart',
  look: async () => {
    const { db } = await keyring.open();
    const other = await views.open().catch(() => undefined);
    if (!other) return [];
    const nodes = await nodesOf(views);
    if (!(await nodesOf(keyring)).some((node) => nodes.includes(node))) return [ok('it is on a server of its own')];
    if (db.databaseName === other.db.databaseName) return [warn('keyring and views lie in one database', REMEDY)];
    if (!(await mayLook(views, db.databaseName))) return [ok('the user of the views cannot read it')];
    return [warn('the user of the views may read it', REMEDY)];
  },
});
