// Imported outside of the tests' realm: nothing here may use what jest provides.
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { masterKeyFile } from '../../../src/stores/sqlite/master-key.js';
import { APP_OPTIONS, type MakeApp, type Server, serveWorld } from '../../../src/application.js';
import { parseSettings } from '../../../src/platform/process/settings.js';
import { tokenKey } from '../../../src/platform/callers/token-key.js';
import { signToken } from '../../../src/platform/callers/tokens.js';
import { openWorld } from '../../../src/world.js';

const makeApp: MakeApp = async (module, adapter) => {
  const made = await Test.createTestingModule({ imports: [module] }).compile();
  return made.createNestApplication<NestFastifyApplication>(adapter, APP_OPTIONS);
};

type Texts = Readonly<Record<string, string>>;

/** What a server is told, by its flags and by its environment. */
export type Told = { readonly flags: Texts; readonly env: Texts };

/** A server in this process, on real stores: files, or the servers that its environment names. */
export const startHere = async ({ flags, env }: Told, write: (line: string) => void): Promise<Server> => {
  const log = pino({ base: null }, { write });
  const world = await openWorld(parseSettings({ port: '0', ...flags }, env), log);
  return serveWorld(world, log, makeApp);
};

export { signToken };

export const tokenKeyOf = async (data: string): Promise<Uint8Array> => {
  const found = await masterKeyFile(data);
  if (found.kind !== 'key') throw new Error(found.kind);
  return tokenKey(found.key);
};
