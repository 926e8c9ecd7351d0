import { type Check, fail, type Finding, type ServerChecks, warn } from '../../kernel/ports/check.js';
import { StoreFault, StoreRefusal } from '../../kernel/ports/store-fault.js';
import { WrongSetting } from '../../platform/process/settings.js';
import { NotLookedAt, type Patient } from './patient.js';

/** What was found, and by which check. */
export type Told = Finding & { readonly check: string };

/** How long a check of a server may take. */
const MOST_MS = 5_000;

/** What keeps a check from looking, in words of our own where there are any: a driver's text may hold anything. */
export const keptFrom = (fault: unknown): Finding => {
  if (fault instanceof NotLookedAt) return warn(`not looked at: ${fault.message}`, 'see what is said of that');
  if (fault instanceof WrongSetting || fault instanceof StoreRefusal) {
    return fail(fault.message.replaceAll('\n', ' '), 'as it says');
  }
  const code = fault instanceof StoreFault && fault.errcode !== undefined ? ` (code ${fault.errcode})` : '';
  return fail(`it cannot be read${code}`, 'see the log of the server; where it is damaged, restore a backup');
};

export const looked = async ({ name, look }: Check): Promise<Told[]> => {
  const found = await look().catch((fault: unknown) => [keptFrom(fault)]);
  return found.map((finding) => ({ check: name, ...finding }));
};

/** Stores on servers say in words of our own what is wrong. */
const saidBy = (fault: unknown): readonly Finding[] => {
  if (fault instanceof StoreFault) return [fail(fault.message, 'see the log of the server')];
  throw fault;
};

/** What becomes of asking a server, which may well go on to say nothing. */
const soon = async (look: Check['look']): Promise<readonly Finding[]> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Finding[]>((resolve) => {
    const told = fail(
      `nothing came of it within ${MOST_MS / 1_000} s`,
      'see whether the server is frozen or overloaded',
    );
    timer = setTimeout(() => resolve([told]), MOST_MS);
  });
  return Promise.race([look().catch(saidBy), late]).finally(() => clearTimeout(timer));
};

const isFail = ({ level }: Finding): boolean => level === 'fail';

/** What is found of a server. Where it cannot be opened, that is said once, and nothing more is asked of it. */
export const lookedAtServer = async ({ kept, checks }: ServerChecks, patient: Patient): Promise<Told[]> => {
  const told: Told[] = [];
  for (const { name, look, vital } of checks) {
    const found = await looked({ name, look: async () => soon(look) });
    told.push(...found);
    if (vital === true && found.some(isFail)) {
      patient.cannotOpen(kept);
      break;
    }
  }
  return told;
};
