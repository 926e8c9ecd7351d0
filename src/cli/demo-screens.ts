/** Runs over an answer that arrives as `text`, within single quotes of a shell: no quote of that kind, no backslash. */
const shown = (name: string, program: string): string =>
  [
    `${name}() { node -e 'let text = ""; process.stdin.on("data", (part) => (text += part)).on("end", () => {`,
    `  ${program}`,
    `})'; }`,
  ].join('\n');

const SHOW_TOTAL = shown(
  'total',
  [
    'const { asOf, knownOn, measure, total } = JSON.parse(text);',
    'const { population, index, band, components, journey } = total;',
    'console.log({ measure, asOf, knownOn, population, index, band, ...(journey && { journey }) });',
    'console.table(components.map(({ name, numerator, denominator, rate }) => ({ name, numerator, denominator, rate })));',
  ].join('\n  '),
);

const SHOW_FURTHEST = shown(
  'furthest',
  [
    'const agencies = JSON.parse(text).units.filter(({ unit }) => unit.kind === "agency");',
    'const behind = agencies.sort((a, b) => a.subtree.index - b.subtree.index).slice(0, 5);',
    'console.table(behind.map(({ unit, subtree }) => ({ code: unit.code, name: unit.name, index: subtree.index })));',
  ].join('\n  '),
);

const SHOW_HISTORY = shown(
  'history',
  [
    'const { history, title, number, status } = JSON.parse(text);',
    'const mended = (row) => row.corrections.map(({ kind, recordedOn }) => kind + " " + recordedOn).join(", ");',
    'console.log({ title, number, status });',
    'console.table(history.map((row) => {',
    '  const { kind, on, recordedOn, stands } = row;',
    '  return { kind, on, recordedOn, stands, corrections: mended(row) };',
    '}));',
  ].join('\n  '),
);

const SHOW_CORRECTIONS = shown(
  'corrections',
  [
    'const { items, total } = JSON.parse(text);',
    'console.table(items.map(({ recordedAt, kind, of, moved }) => ({ recordedAt, kind, of, moved })));',
    'console.log(total);',
  ].join('\n  '),
);

const SHOW_EVENTS = shown(
  'events',
  [
    'const rows = JSON.parse(text).items;',
    'console.table(rows.map(({ recordedOn, type, actor, stream }) => ({ recordedOn, type, actor, stream })));',
  ].join('\n  '),
);

const SHOW_UNITS = shown(
  'units',
  [
    'const { total, units } = JSON.parse(text);',
    'const plain = ([, value]) => typeof value !== "object" || value === null;',
    'const inner = ([name, value]) => Object.entries(value).filter(plain).map(([key, one]) => [name + "." + key, one]);',
    'const cells = (entry) => plain(entry) ? [entry] : Array.isArray(entry[1]) ? [] : inner(entry);',
    'const row = (unit, figures) => ({ unit, ...Object.fromEntries(Object.entries(figures).flatMap(cells)) });',
    'const busy = ({ received, responses, forums, complaints }) => received || responses || forums || complaints?.received;',
    'const told = units.filter(({ subtree }) => busy(subtree));',
    'console.table([row("total", total), ...told.slice(0, 20).map(({ unit, subtree }) => row(unit.code, subtree))]);',
  ].join('\n  '),
);

const SHOW_ITEMS = shown('items', 'console.table(JSON.parse(text).items.slice(0, 20));');

/** Functions of a shell that show a screenful of an answer. */
export const SCREENS: readonly string[] = [
  SHOW_TOTAL,
  SHOW_FURTHEST,
  SHOW_HISTORY,
  SHOW_CORRECTIONS,
  SHOW_UNITS,
  SHOW_ITEMS,
  SHOW_EVENTS,
];
