import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, Figure } from './figures.js';

const FOLDER = join('bench', 'results');

/** Below this a run only shows that the bench works. */
const LEAST_KEPT = 0.1;

/** Keeps what a run measured; nothing of the machine but its Node's version. */
export const saveResults = async ({ name, about }: Bench, scale: number, figures: readonly Figure[]): Promise<void> => {
  if (scale < LEAST_KEPT) return;
  const measuredOn = new Date().toISOString().slice(0, 10);
  const result = { bench: name, about, measuredOn, node: process.versions.node, scale, figures };
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
};
