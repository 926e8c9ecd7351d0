import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../config.js';
import { type Check, fail, type Finding } from '../kernel/ports/check.js';
import type { Settings } from '../platform/process/settings.js';
import { EVENTS_FILE } from '../stores/sqlite/data-files.js';
import { withStores } from './city.js';
import { crossings } from './doctor/crossings.js';
import { fitChecks } from './doctor/fit-checks.js';
import { keptFrom, looked, lookedAtServer, type Told } from './doctor/looked.js';
import { machineChecks } from './doctor/machine-checks.js';
import { Patient } from './doctor/patient.js';
import { processChecks } from './doctor/process-checks.js';
import { storeChecks } from './doctor/store-checks.js';

export type DoctorFlags = { readonly data?: string; readonly namespace?: string; readonly json?: boolean };

const checksOf = (patient: Patient): readonly Check[] => [
  ...machineChecks(patient),
  ...storeChecks(patient),
  ...fitChecks(patient),
  ...processChecks(patient),
  crossings(patient),
];

const examined = async (settings: Settings): Promise<Told[]> =>
  withStores(settings, async (stores) => {
    const [patient, told]: [Patient, Told[]] = [new Patient(settings, stores), []];
    for (const server of await stores.serverChecks()) told.push(...(await lookedAtServer(server, patient)));
    for (const check of checksOf(patient)) told.push(...(await looked(check)));
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
