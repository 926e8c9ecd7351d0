/** `j`: in the journal, too, also on a set that takes less for a majority. */
export const KEPT_SAFE = { promoteBuffers: true, writeConcern: { w: 'majority', j: true } } as const;
