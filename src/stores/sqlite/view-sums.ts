/** What sums are grouped by: parameters from the last one on are `asOf`, `knownOn` and, of a growth, `from`. */
export const SUM = ['category', 'unit'] as const;
export const GROWTH = ['category', 'unit', 'day'] as const;

type Columns = typeof SUM | typeof GROWTH;

/** Cells by category and unit; those up to `from` count as of that day. */
const cellsOf = (columns: Columns, cells: string, days: readonly string[]): string => {
  const [asOf, knownOn, from] = days;
  const day = columns === GROWTH ? `, max(cell.day, ${from}) AS day` : '';
  return `SELECT cell.category, cell.unit${day}, sum(cell.n) AS n ${cells}
    AND cell.day <= ${asOf} AND cell.known <= ${knownOn}
    GROUP BY 1, 2${day === '' ? '' : ', 3'} HAVING sum(cell.n) <> 0`;
};

/** Leaps from one category of the subject to the next, and looks up each unit there: most cells are never read. */
const ofSomeUnits = (body: number): string => `
  FROM (
    WITH RECURSIVE kinds (category) AS (
      SELECT min(category) FROM cells_${body} WHERE subject = (SELECT id FROM words WHERE word = ?1)
      UNION ALL
      SELECT (SELECT min(category) FROM cells_${body}
        WHERE subject = (SELECT id FROM words WHERE word = ?1) AND category > kinds.category)
      FROM kinds WHERE kinds.category IS NOT NULL
    ) SELECT category FROM kinds WHERE category IS NOT NULL
  ) kind CROSS JOIN json_each(?2) asked CROSS JOIN cells_${body} cell
  WHERE cell.subject = (SELECT id FROM words WHERE word = ?1)
    AND cell.category = kind.category AND cell.unit = asked.value`;

const ofAllUnits = (body: number): string =>
  `FROM cells_${body} cell WHERE cell.subject = (SELECT id FROM words WHERE word = ?1)`;

/** One subject's sums as one text; of some units, which are the second parameter as JSON, or of all. */
export const sumText = (body: number, columns: Columns, someUnits: boolean): string => {
  const days = someUnits ? ['?3', '?4', '?5'] : ['?2', '?3', '?4'];
  const cells = cellsOf(columns, someUnits ? ofSomeUnits(body) : ofAllUnits(body), days);
  const text = [...columns, 'n'].join(` || ',' || `);
  return `SELECT group_concat(${text}) AS text FROM (${cells})`;
};
