import { describe, test } from '@jest/globals';
import { onServers } from './given-servers.js';

const named = (name: string): string => `${name} (of files: not on servers)`;

/** A test of the embedded stores' files as such: skipped by name where the environment names servers. */
export const testOnFiles = (name: string, body: () => Promise<void>): void =>
  onServers ? test.skip(named(name), body) : test(name, body);

/** A suite of the embedded stores' files as such: skipped by name where the environment names servers. */
export const describeOnFiles = (name: string, body: () => void): void =>
  onServers ? describe.skip(named(name), body) : describe(name, body);
