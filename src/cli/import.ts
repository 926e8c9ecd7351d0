import { readSettings } from '../config.js';
import type { EventStore } from '../kernel/ports/event-store.js';
import { CannotImport } from '../moving/cannot-import.js';
import type { Checked } from '../moving/check-export.js';
import { destined, mustBeFree, placeAfter } from '../moving/destination.js';
import { type Imported, importInto } from '../moving/importing.js';
import type { Settings } from '../platform/process/settings.js';
import { CommandFault } from './command-fault.js';
import { ExportFile } from './export-file.js';
import { masterKeyMark } from './master-key-mark.js';
import { masterKeyIn } from './city.js';
import { arriving, atDestination } from './moving-stores.js';

type Flags = Readonly<Record<string, string | undefined>>;

/** Before anything is written or made: rows open under the master key that they were made with only. */
const mustHaveKey = async (settings: Settings, { header }: Checked): Promise<void> => {
  if (header.masterKey === null) return;
  const masterKey = await masterKeyIn(settings);
  if (masterKey && masterKeyMark(masterKey, header.log) === header.masterKey) return;
  const found = masterKey ? 'which the one here is not' : 'and there is none here';
  throw new CommandFault(
    `the keyring in the file opens under the master key of the city it is from, ${found}: set PENATAAN_MASTER_KEY, or copy its master.key into ${settings.dataDir} | pasang master.key asal terlebih dahulu`,
  );
};

/** Before anything is made. */
const mustTake = async (events: EventStore | undefined, { header }: Checked): Promise<void> => {
  if (events) await destined({ events, keyring: undefined }, header);
  else placeAfter([], header);
};

const naming = async <T>(file: string, { dataDir }: Settings, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof CannotImport)) throw fault;
    throw new CommandFault(`${file} cannot be imported into ${dataDir}: ${fault.message}`, { cause: fault });
  }
};

const windowText = ({ header }: Checked): string => {
  const window = (Date.now() - Date.parse(header.createdAt)) / 1_000;
  return `Where its server was stopped for this export, the office has been read-only for ${window.toFixed(1)} s: start a server here. | Jalankan server di sini.`;
};

const namesText = ({ header }: Checked): string[] =>
  header.keyring
    ? []
    : [
        'It came without its keyring: names, numbers and texts are gone from what is served here. | Tanpa keyring: nama tidak dapat dibaca.',
      ];

const textOf = (imported: Imported, checked: Checked): string => {
  const { known, facts, rows } = imported;
  const before = known > 0 ? ` (${known} were there)` : '';
  return [
    `imported ${facts} facts${before} and ${rows} rows of the keyring`,
    ...namesText(checked),
    windowText(checked),
    '',
  ].join('\n');
};

/** Brings an export into an empty city, or one that holds what was exported before it. */
export const importFrom = async (file: string, flags: Flags): Promise<void> => {
  const settings = readSettings(flags);
  const source = new ExportFile(file);
  const said = await naming(file, settings, async () => {
    await atDestination(
      settings,
      async (events) => void (events && (await mustBeFree({ events, keyring: undefined }))),
    );
    const checked = await source.check();
    await mustHaveKey(settings, checked);
    await atDestination(settings, async (events) => mustTake(events, checked));
    const imported = await arriving(settings, checked.header.keyring, async (to) =>
      importInto(to, checked, () => source.entries('importing')),
    );
    return textOf(imported, checked);
  });
  process.stdout.write(said);
};
