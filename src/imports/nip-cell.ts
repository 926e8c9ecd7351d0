import { parseNip, type ReadNip } from '../kernel/organisation/nip.js';
import { tidied, withoutBlanks } from '../kernel/words/text.js';

/** Why a cell holds no number that can be used; the second kind has a cure of its own. */
export type NipFault = 'bad-nip' | 'spreadsheet-nip';

/** What a spreadsheet makes of 18 digits, in either way of writing decimals. */
const AS_NUMBER = /^\d+(?:[.,]\d+)?e\+?\d+$/i;
const KEPT_AS_TEXT = /^="([^"]*)"$/;
const CELL_LIMIT = 200;

/** The number in a cell, also as `'1990...`, `="1990..."` or with blanks between its digits. */
export const readNip = (cell: string): ReadNip | NipFault => {
  if (cell.length > CELL_LIMIT) return 'bad-nip';
  const text = tidied(cell);
  const bare = withoutBlanks(KEPT_AS_TEXT.exec(text)?.[1] ?? text.replace(/^'/, ''));
  if (AS_NUMBER.test(bare)) return 'spreadsheet-nip';
  return parseNip(bare) ?? 'bad-nip';
};
