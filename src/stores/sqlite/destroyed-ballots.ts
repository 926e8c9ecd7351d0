import { BOX_STATES } from './ballot-tables.js';
import { openDatabase } from './database.js';

const TABLE = "SELECT 1 AS found FROM sqlite_master WHERE name = 'box_surveys'";

/** Of how many surveys the responses were destroyed, told by a keyring's file; also beside a server. */
export const destroyedIn = (file: string): number => {
  const database = openDatabase({ file, readOnly: true });
  try {
    // A keyring from before there were surveys.
    if (!database.prepare(TABLE).get()) return 0;
    const count = database.prepare<{ number: number }>('SELECT count(*) AS number FROM box_surveys WHERE state = ?');
    return count.get(BOX_STATES.indexOf('destroyed'))?.number ?? 0;
  } finally {
    database.close();
  }
};
