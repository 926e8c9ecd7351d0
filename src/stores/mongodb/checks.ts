import type { ServerCheck, ServerChecks } from '../../kernel/ports/check.js';
import { apart } from './check-apart.js';
import { indexes } from './check-indexes.js';
import { rights } from './check-rights.js';
import { clock, disk, encryption, reach, reachBeside, replicaSet } from './check-server.js';
import { asking } from './faults.js';
import { Inspected } from './inspected.js';
import type { MongoPlace } from './places.js';

const OF_A_SERVER = [reach, encryption, replicaSet, rights, clock, disk] as const;

/** What it throws is told: in our own words alone. */
const worded = ({ look, ...check }: ServerCheck): ServerCheck => ({ ...check, look: async () => asking(look) });

/** What can be looked at of the servers of views and keyring; what both share is said once. */
export const mongoChecks = async (views: MongoPlace, keyring: MongoPlace): Promise<readonly ServerChecks[]> => {
  // So that no check waits for anything but the server.
  await import('mongodb');
  const [viewServer, keyServer] = [new Inspected(views), new Inspected(keyring)];
  const ofViews = [...OF_A_SERVER.map((check) => check(viewServer)), indexes(viewServer)];
  const ofKeys =
    views.url === keyring.url
      ? [reachBeside(keyServer, viewServer), rights(keyServer)]
      : OF_A_SERVER.map((check) => check(keyServer));
  const ofKeyring = [...ofKeys, apart(keyServer, viewServer)];
  return [
    { kept: 'views', checks: ofViews.map(worded), close: async () => viewServer.close() },
    { kept: 'keyring', checks: ofKeyring.map(worded), close: async () => keyServer.close() },
  ];
};
