import type { Collection, Document, MongoBulkWriteError, OptionalUnlessRequiredId } from 'mongodb';

const DUPLICATE_KEY = 11_000;

/** The driver's own class, known by its shape: only who opens a client loads the driver. */
type FailedInserts = Pick<MongoBulkWriteError, 'writeErrors' | 'result'>;

const isFailedInserts = (fault: unknown): fault is FailedInserts =>
  typeof fault === 'object' && fault !== null && 'writeErrors' in fault && 'result' in fault;

/** Undefined where anything else is wrong, too. */
const placesTaken = (fault: unknown): readonly number[] | undefined => {
  if (!isFailedInserts(fault) || fault.result.getWriteConcernError() !== undefined) return undefined;
  const errors = [fault.writeErrors].flat();
  const isAll = errors.length > 0 && errors.every(({ code }) => code === DUPLICATE_KEY);
  return isAll ? errors.map(({ index }) => index) : undefined;
};

/**
 * Inserts documents whose `_id` is not there yet; the places of the others. An insert that is refused waits, as any
 * write, until the majority has what refused it: a majority read afterwards finds it.
 */
export const insertMissing = async <D extends Document>(
  collection: Collection<D>,
  documents: readonly OptionalUnlessRequiredId<D>[],
): Promise<readonly number[]> => {
  if (documents.length === 0) return [];
  try {
    await collection.insertMany(documents, { ordered: false });
    return [];
  } catch (fault) {
    const taken = placesTaken(fault);
    if (taken === undefined) throw fault;
    return taken;
  }
};
