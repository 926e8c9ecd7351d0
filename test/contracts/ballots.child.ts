// Run as a process of its own by the specs that need a second one, or one to kill.
import { asId, type SurveyId } from '../../src/kernel/words/ids.js';
import { openSqliteKeyring } from '../../src/stores/sqlite/keyring.js';

const [file = '', masterKey = '', from = '0'] = process.argv.slice(2);

const keyring = await openSqliteKeyring({ file, masterKey: Buffer.from(masterKey, 'hex') });
const survey = asId<SurveyId>('00000000-0000-4000-8000-000000000001');

/** Uses one code after another until there is none, and says what came of each. */
for (let n = Number(from); ; n += 1) {
  const [ballot] = await keyring.seal([{ owner: `ballots:${survey}`, text: 'theirs' }]);
  const cast = ballot && (await keyring.ballots.cast(n.toString(16).padStart(64, '0'), ballot));
  process.stdout.write(`${cast}\n`);
  if (cast === 'unknown') break;
}
await keyring.close();
