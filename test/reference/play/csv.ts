/** The rows of a table as RFC 4180 has it, by the names in its header. */
export const rowsOfTable = (table: string): readonly Readonly<Record<string, string>>[] => {
  const [header = [], ...lines] = linesOf(table);
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
};

const CELL = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g;

const linesOf = (table: string): readonly (readonly string[])[] => {
  const lines: string[][] = [[]];
  for (const [whole, cell = '', end] of table.matchAll(CELL)) {
    if (whole === '') break;
    lines.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') lines.push([]);
  }
  return lines.filter((cells) => cells.length > 0);
};
