import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench, Figure } from './figures.js';

const FOLDER = join('bench', 'results');

/** Keeps what a run measured; nothing of the machine but its Node's version. */
export const saveResults = async ({ name, about }: Bench, scale: number, figures: readonly Figure[]): Promise<void> => {
  const measuredOn = new Date().toISOString().slice(0, 10);
  const result = { bench: name, about, measuredOn, node: process.versions.node, scale, figures };
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
};
