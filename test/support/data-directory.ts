import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cleaning } from './cleanup.js';
import { forgetCity } from './given-servers.js';

/** A data directory that is gone after the test, and its city with it. */
export const dataDirectory = async (t: Cleaning): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'penataan-test-'));
  t.after(async () => rm(path, { recursive: true, force: true }));
  t.after(async () => forgetCity(path));
  return path;
};
