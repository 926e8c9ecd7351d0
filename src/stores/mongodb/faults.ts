import { StoreFault, StoreRefusal } from '../../kernel/ports/store-fault.js';

/** What a server's codes come to. */
const TEXTS: Readonly<Record<number, string>> = {
  13: 'the MongoDB server does not allow this user what was asked of it',
  18: 'the MongoDB server refuses user or password',
  50: 'the MongoDB server took too long',
  112: 'the MongoDB server could not store this beside what others write, or not so much at once',
  251: 'the MongoDB server has ended the transaction: others write the same, or it was too much at once',
  388: 'the MongoDB server has too small a cache for what was to be stored at once',
  10334: 'a document is larger than the MongoDB server takes',
  14031: 'the MongoDB server has too little disk left',
};

/** Names of the driver's errors that say that nobody answered. */
const NOBODY =
  /^(?:MongoNetwork|MongoServerSelection|MongoServerClosed|MongoTopology|MongoPool|MongoWaitQueue|PoolCleared)/;

/** Faults of what was to be sent: it never left. */
const UNFIT = /^(?:BSON|MongoInvalidArgument|RangeError)/;

/** What our own mistakes throw: they tell of the program, never of what is stored. */
const isOwnMistake = (fault: unknown): boolean => fault instanceof TypeError || fault instanceof ReferenceError;

/** The code that a server gave. */
export const codeOf = (fault: unknown): number | undefined => {
  if (typeof fault !== 'object' || fault === null || !('code' in fault)) return undefined;
  return typeof fault.code === 'number' ? fault.code : undefined;
};

const nameOf = (fault: unknown): string => (fault instanceof Error ? fault.name : '');

/** Several writes sent at once have an error of their own, which tells by having no code that nobody answered. */
const isUnanswered = (name: string, code: number | undefined): boolean =>
  NOBODY.test(name) || (name === 'MongoBulkWriteError' && code === undefined);

const named = (fault: unknown, code: number | undefined): string => {
  const name = nameOf(fault);
  if (isUnanswered(name, code)) return 'the MongoDB server does not answer';
  return UNFIT.test(name) ? 'MongoDB cannot store what was given' : 'the MongoDB server refused what was asked';
};

/** Codes that what was sent is the cause of: it comes back however often that is sent. */
const HOPELESS: ReadonlySet<number | undefined> = new Set([2, 9, 13, 15, 388, 10334, 11000, 14031, 17419]);

/** Whether trying again is of no use. */
export const isHopeless = (fault: unknown): boolean =>
  HOPELESS.has(codeOf(fault)) || UNFIT.test(nameOf(fault)) || isOwnMistake(fault);

/** A fault in our own words: the driver's own tell what was sent, documents included. */
export const asStoreFault = (fault: unknown): unknown => {
  if (fault instanceof StoreFault || fault instanceof StoreRefusal || isOwnMistake(fault)) return fault;
  const code = codeOf(fault);
  return new StoreFault((code === undefined ? undefined : TEXTS[code]) ?? named(fault, code), code);
};

/** Has something asked of MongoDB; whatever it throws is in our own words. */
export const asking = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (fault) {
    throw asStoreFault(fault);
  }
};
