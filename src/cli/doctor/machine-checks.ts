import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, fail, type Finding, ok, warn } from '../../kernel/ports/check.js';
import { EVENTS_FILE, KEYRING_FILE, MASTER_KEY_FILE, VIEWS_FILE } from '../../stores/sqlite/data-files.js';
import { version } from '../this-package.js';
import type { Patient } from './patient.js';

const MIB = 1024 * 1024;
const LEAST_BYTES = 256 * MIB;
const ENOUGH_BYTES = 1024 * MIB;
const OTHERS = 0o077;

const OURS = [EVENTS_FILE, KEYRING_FILE, VIEWS_FILE, MASTER_KEY_FILE];

/** What of a city lies in a directory, and what SQLite keeps beside it. */
const namesIn = (dataDir: string): string[] =>
  (existsSync(dataDir) ? readdirSync(dataDir) : []).filter((name) =>
    OURS.some((ours) => name === ours || name.startsWith(`${ours}-`)),
  );

const sizeOf = (dataDir: string): number =>
  namesIn(dataDir).reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0);

const inMib = (bytes: number): string => `${Math.floor(bytes / MIB)} MiB`;

const release = (): Check => ({
  name: 'release',
  look: async () => [ok(`penataan ${version} on Node ${process.versions.node}`)],
});

/** A view that is built anew stands beside the old one meanwhile. */
const disk = ({ settings: { dataDir } }: Patient): Check => ({
  name: 'disk',
  look: async () => {
    if (!existsSync(dataDir)) return [ok('nothing lies on this machine')];
    const { bavail, bsize } = statfsSync(dataDir);
    const [free, size] = [bavail * bsize, sizeOf(dataDir)];
    const told = `${inMib(free)} free, beside ${inMib(size)} of data`;
    if (free < LEAST_BYTES) return [fail(told, 'make room: what cannot be stored is refused')];
    if (free < Math.max(ENOUGH_BYTES, size)) return [warn(told, 'make room, as much again as there is data')];
    return [ok(told)];
  },
});

const openFile = (dataDir: string, name: string): Finding[] => {
  const mode = statSync(join(dataDir, name)).mode & 0o777;
  if ((mode & OTHERS) === 0) return [];
  const told = `${name} has mode ${mode.toString(8).padStart(4, '0')}`;
  const remedy = 'chmod 600 it, or start the server, which does';
  return [name === MASTER_KEY_FILE ? fail(told, remedy) : warn(told, remedy)];
};

const modes = ({ settings: { dataDir } }: Patient): Check => ({
  name: 'modes',
  look: async () => {
    const names = namesIn(dataDir);
    const found = names.flatMap((name) => openFile(dataDir, name));
    return found.length > 0 ? found : [ok(`${names.length} files are closed to others`)];
  },
});

/** About the machine and the data directory. */
export const machineChecks = (patient: Patient): readonly Check[] => [release(), disk(patient), modes(patient)];
