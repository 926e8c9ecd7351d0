import { mayImport, outsideBreach, placeOf } from './layers.js';
import { fileOf, type Source } from './sources.js';
import { importsOf, namesIn } from './syntax.js';

const isRelative = (specifier: string): boolean => specifier.startsWith('.');

const importBreach = (path: string, specifier: string, known: ReadonlySet<string>): string | undefined => {
  const from = placeOf(path);
  if (!from) return 'belongs to no layer';
  if (!isRelative(specifier)) return outsideBreach(from, specifier);
  const file = fileOf(path, specifier);
  const to = placeOf(file);
  if (!known.has(file) || !to) return 'imports what is not there';
  return mayImport(from, to) ? undefined : `${from.layer} may not import this of ${to.capability ?? to.layer}`;
};

/** Imports that the table of layers does not allow (design.md, 2). */
export const layerBreaches = (sources: readonly Source[]): string[] => {
  const known = new Set(sources.map(({ path }) => path));
  return sources.flatMap((source) =>
    importsOf(source).flatMap((specifier) => {
      const breach = importBreach(source.path, specifier, known);
      return breach === undefined ? [] : [`${source.path} -> ${specifier}: ${breach}`];
    }),
  );
};

/** Names that make a file depend on when, where or by chance it runs. */
const CHANCE = [
  'new Date()',
  'Date()',
  'Date.now',
  'Math.random',
  'randomUUID',
  'crypto.randomUUID',
  'randomBytes',
  'randomInt',
  'crypto.getRandomValues',
  'v1',
  'v4',
  'v6',
  'v7',
];
const ENVIRONMENT = ['process.env', 'env'];

/** What @nestjs/cqrs has beside its two buses loses events and errors: nothing hangs on it (design.md, 5). */
const LOSES = ['AggregateRoot', 'EventBus', 'EventPublisher', 'EventsHandler', 'Saga', 'UnhandledExceptionBus'];

const MAY_CHANCE = /^src\/(?:platform|stores|cli|story)\//;

const namesBreach = (source: Source, names: readonly string[]): string[] => {
  const found = namesIn(source);
  return names.filter((name) => found.has(name)).map((name) => `${source.path}: ${name}`);
};

/** Clocks and dice below the platform, and readers of the environment beside src/config.ts. */
export const purityBreaches = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) => [
    ...(MAY_CHANCE.test(source.path) ? [] : namesBreach(source, CHANCE)),
    ...(source.path === 'src/config.ts' ? [] : namesBreach(source, ENVIRONMENT)),
    ...namesBreach(source, LOSES),
  ]);

const PERMISSION = /\bpermission\(\s*(['"`])(.*?)\1/g;

/** Permissions of one name: each beside the files that make one of it. */
export const permissionsTwice = (sources: readonly Source[]): string[] => {
  const made = new Map<string, string[]>();
  for (const { path, text } of sources) {
    for (const [, , name = ''] of text.matchAll(PERMISSION)) made.set(name, [...(made.get(name) ?? []), path]);
  }
  return [...made].flatMap(([name, paths]) => (paths.length > 1 ? [`${name}: ${paths.join(', ')}`] : []));
};

type Graph = ReadonlyMap<string, readonly string[]>;

const importsIn = (sources: readonly Source[]): Graph =>
  new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter(isRelative)
        .map((one) => fileOf(source.path, one)),
    ]),
  );

/** The ways round in which files import each other, types included; each once. */
export const cycles = (sources: readonly Source[]): string[] => waysRound(importsIn(sources));

/** Folders of one kind: rooms of the kernel and the platform, and capabilities; what lies elsewhere is in none. */
const folderOf = (path: string): string | undefined => {
  const place = placeOf(path);
  if (place?.room !== undefined) return `src/${place.layer}/${place.room}`;
  return place?.capability === undefined ? undefined : `src/${place.capability}`;
};

/** The ways round in which folders import each other. */
export const folderCycles = (sources: readonly Source[]): string[] => {
  const folders = new Map<string, Set<string>>();
  for (const [path, imports] of importsIn(sources)) {
    const from = folderOf(path);
    if (from === undefined) continue;
    const others = imports.flatMap((one) => folderOf(one) ?? []).filter((to) => to !== from);
    folders.set(from, new Set([...(folders.get(from) ?? []), ...others]));
  }
  return waysRound(new Map([...folders].map(([from, others]) => [from, [...others]])));
};

const waysRound = (imports: Graph): string[] => {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return found;
};
