import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cleaning } from './cleanup.js';

/** A data directory that is gone after the test. */
export const dataDirectory = async (t: Cleaning): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'penataan-test-'));
  t.after(async () => rm(path, { recursive: true, force: true }));
  return path;
};
