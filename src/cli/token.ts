import { readSettings } from '../config.js';
import type { Settings } from '../platform/process/settings.js';
import { signToken } from '../platform/callers/tokens.js';
import { CommandFault } from './command-fault.js';
import { signingKey } from './city.js';

export type TokenFlags = { readonly data?: string; readonly subject: string; readonly ttl: string };

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const LONGEST_S = 366 * 86_400;

const secondsOf = (ttl: string): number => {
  const [, count = '', unit = ''] = /^(\d{1,9})([smhd])$/.exec(ttl) ?? [];
  const seconds = Number(count) * (SECONDS[unit] ?? 0);
  if (seconds > 0 && seconds <= LONGEST_S) return seconds;
  throw new CommandFault('--ttl: a time such as 30m, 12h or 7d, at most 366d');
};

/** Makes tokens that the server of these settings accepts. */
export const tokenMaker = async (settings: Settings, ttl: string): Promise<(subject: string) => Promise<string>> => {
  const seconds = secondsOf(ttl);
  const key = await signingKey(settings);
  return (subject) => signToken(key, subject, seconds);
};

/** Prints a token and nothing else. */
export const token = async ({ subject, ttl, ...flags }: TokenFlags): Promise<void> => {
  if (subject.trim() === '') throw new CommandFault('--subject: who the token is for');
  const tokenOf = await tokenMaker(readSettings(flags), ttl);
  process.stdout.write(`${await tokenOf(subject)}\n`);
};
