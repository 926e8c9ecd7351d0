import type * as Outside from './outside/application.js';
import { importOutside } from './outside.js';

const outside = await importOutside<typeof Outside>(new URL('./outside/application.js', import.meta.url).href);

export const HOUR_S = 3_600;

/** The key under which the tokens of a data directory are signed. */
export const tokenKeyOf = outside.tokenKeyOf;

/** A token that is signed with any key. */
export const tokenUnder = outside.signToken;

/** A token of a data directory. */
export const tokenOf = async (data: string, subject: string, ttlSeconds = HOUR_S): Promise<string> =>
  tokenUnder(await tokenKeyOf(data), subject, ttlSeconds);
