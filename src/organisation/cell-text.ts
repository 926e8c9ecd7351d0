/** A cell without the blanks around it; a tab or a line break is no blank. */
export const withoutBlanks = (cell: string): string => cell.replace(/^[ \u00a0]+|[ \u00a0]+$/g, '');

/** No control characters, line breaks or separators of lines and paragraphs. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);

/** More than `limit` code points, which are not counted where UTF-16 units already tell. */
export const isLonger = (text: string, limit: number): boolean =>
  text.length > 2 * limit || Array.from(text).length > limit;
