import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../config.js';
import { type Check, fail, type Finding, warn } from '../kernel/ports/check.js';
import { StoreFault, StoreRefusal } from '../kernel/ports/store-fault.js';
import { type Settings, WrongSetting } from '../platform/process/settings.js';
import { EVENTS_FILE } from '../stores/sqlite/data-files.js';
import { withStores } from './city.js';
import { crossings } from './doctor/crossings.js';
import { fitChecks } from './doctor/fit-checks.js';
import { machineChecks } from './doctor/machine-checks.js';
import { NotLookedAt, Patient } from './doctor/patient.js';
import { storeChecks } from './doctor/store-checks.js';

type Told = Finding & { readonly check: string };

export type DoctorFlags = { readonly data?: string; readonly namespace?: string; readonly json?: boolean };

const checksOf = (patient: Patient): readonly Check[] => [
  ...machineChecks(patient),
  ...storeChecks(patient),
  ...fitChecks(patient),
  crossings(patient),
];

/** What keeps a check from looking, in words of our own where there are any: a driver's text may hold anything. */
const keptFrom = (fault: unknown): Finding => {
  if (fault instanceof NotLookedAt) return warn(`not looked at: ${fault.message}`, 'see what is said of that');
  if (fault instanceof WrongSetting || fault instanceof StoreRefusal) {
    return fail(fault.message.replaceAll('\n', ' '), 'as it says');
  }
  const code = fault instanceof StoreFault && fault.errcode !== undefined ? ` (code ${fault.errcode})` : '';
  return fail(`it cannot be read${code}`, 'see the log of the server; where it is damaged, restore a backup');
};

const looked = async ({ name, look }: Check): Promise<Told[]> => {
  const found = await look().catch((fault: unknown) => [keptFrom(fault)]);
  return found.map((finding) => ({ check: name, ...finding }));
};

const examined = async (settings: Settings): Promise<Told[]> =>
  withStores(settings, async (stores) => {
    const told: Told[] = [];
    for (const check of checksOf(new Patient(settings, stores))) told.push(...(await looked(check)));
    return told;
  });

const settingsOf = (flags: DoctorFlags): Settings | Finding => {
  try {
    const { data, namespace } = flags;
    const given = { ...(data === undefined ? {} : { data }), ...(namespace === undefined ? {} : { namespace }) };
    const settings = readSettings(given);
    const isThere = settings.servers.log !== undefined || existsSync(join(settings.dataDir, EVENTS_FILE));
    if (isThere) return settings;
    return fail('the data directory holds no city', 'name another by --data (PENATAAN_DATA), or start the server once');
  } catch (fault) {
    return keptFrom(fault);
  }
};

const toldOf = async (flags: DoctorFlags): Promise<Told[]> => {
  const settings = settingsOf(flags);
  if ('level' in settings) return [{ check: 'settings', ...settings }];
  return [{ check: 'settings', level: 'ok', what: 'every one is known' }, ...(await examined(settings))];
};

const lineOf = ({ level, check, what, remedy }: Told): string =>
  `${level.padEnd(4)} ${check}: ${what}${remedy === undefined ? '' : ` -> ${remedy}`}\n`;

/** Looks at everything that can be wrong with a city, also beside its server; exit code 1 where something is. */
export const doctor = async (flags: DoctorFlags): Promise<void> => {
  const told = await toldOf(flags);
  const text = flags.json === true ? `${JSON.stringify(told, undefined, 2)}\n` : told.map(lineOf).join('');
  process.stdout.write(text);
  if (told.some(({ level }) => level === 'fail')) process.exitCode = 1;
};
