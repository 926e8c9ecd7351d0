// Whether the dependencies and the build are up to date, told from modification times.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dist = join(root, 'dist');
export const buildStamp = join(dist, '.built');

const sourceFolders = ['src', 'projections', 'test', 'bench'];
const configurations = ['tsconfig.json', 'package-lock.json'];
const modifiedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : -Infinity);

/** Every file and folder below `folder`, the folder itself included: a folder's time tells of deletions. */
export const entriesBelow = (folder) =>
  existsSync(folder) ? [folder, ...readdirSync(folder, { recursive: true }).map((name) => join(folder, name))] : [];

export const dependenciesAreFresh = () =>
  modifiedAt(join(root, 'node_modules', '.package-lock.json')) >= modifiedAt(join(root, 'package-lock.json'));

export const buildIsFresh = () => {
  const sources = sourceFolders.flatMap((name) => entriesBelow(join(root, name)));
  const inputs = [...sources, ...configurations.map((name) => join(root, name))];
  const builtAt = modifiedAt(buildStamp);
  return inputs.every((path) => modifiedAt(path) <= builtAt);
};

/** Deletes compiled files whose source is gone, which the compiler leaves behind. */
export const deleteStaleOutput = () => {
  for (const path of entriesBelow(dist).filter((name) => /\.js(\.map)?$/.test(name))) {
    const source = join(root, relative(dist, path).replace(/\.js(\.map)?$/, '.ts'));
    if (!existsSync(source)) rmSync(path);
  }
};
