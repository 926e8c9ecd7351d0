import { positionOf } from '../../src/kernel/ports/event-store.js';
import type { Cell, ViewCommit } from '../../src/kernel/ports/view-store.js';

export const VIEW = 'ledger.1';

/** Stands in every text that is stored, and in no error. */
export const MARK = 'marked-text-that-no-error-tells';

export const SUBJECTS = ['standing:a', 'standing:b', 'adopted:a'];
const DOCUMENTS = 40;
const CELLS = 60;

const cellsOf = (n: number): Cell[] =>
  Array.from({ length: CELLS }, (_, index) => ({
    subject: SUBJECTS[(n + index) % SUBJECTS.length] ?? '',
    category: `c${index % 2}`,
    unit: `${MARK} ${(n * 7 + index * 3) % 11}`,
    on: (n * 5 + index) % 50,
    recorded: n % 60,
    n: ((n + index) % 4) - 1 || 7,
  }));

/** What the n-th commit of every history here holds. */
export const commitOf = (n: number): Omit<ViewCommit, 'epoch'> => ({
  puts: Array.from({ length: DOCUMENTS }, (_, index) => ({
    key: `k${(n * 13 + index * 7) % 200}`,
    doc: { text: `${MARK} ${n}` },
    indexes: { by: [`${MARK} ${n % 9}`] },
  })),
  deletes: [`k${(n * 11) % 200}`],
  cells: cellsOf(n),
  position: positionOf(n),
});

export const historyOf = (length: number): Omit<ViewCommit, 'epoch'>[] =>
  Array.from({ length }, (_, index) => commitOf(index + 1));
