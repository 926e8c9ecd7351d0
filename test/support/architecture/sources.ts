import { readdir, readFile } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the repository: its path from the root, with slashes, and its text. */
export type Source = { readonly path: string; readonly text: string };

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(`${ROOT}${folder}`, { recursive: true })).map((file) =>
    posix.join(folder, file.replaceAll('\\', '/')),
  );

/** Every TypeScript file below some folders of the repository. */
export const sourcesIn = async (...folders: readonly string[]): Promise<Source[]> => {
  const files = (await Promise.all(folders.map(filesIn))).flat().filter((path) => path.endsWith('.ts'));
  return Promise.all(files.map(async (path) => ({ path, text: await readFile(`${ROOT}${path}`, 'utf8') })));
};

/** The path of the file that a relative import names. */
export const fileOf = (importer: string, specifier: string): string =>
  posix.normalize(posix.join(dirname(importer), specifier)).replace(/\.js$/, '.ts');
