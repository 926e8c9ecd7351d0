import { isBuiltin } from 'node:module';

/** What a file is, in the words of the table (design.md, 2). */
export type Layer =
  | 'kernel'
  | 'projections'
  | 'platform'
  | 'adapters'
  | 'root'
  | 'config'
  | 'story'
  | 'facts'
  | 'commands'
  | 'rules'
  | 'queries'
  | 'rest';

/** A file in its layer; capabilities also have a name. */
export type Place = { readonly layer: Layer; readonly capability?: string; readonly room?: string };

/** What an import leads to. */
export type Target = Place | 'npm' | 'builtin';

const FOLDERS: Readonly<Record<string, Layer>> = {
  kernel: 'kernel',
  platform: 'platform',
  adapters: 'adapters',
  cli: 'root',
  story: 'story',
};

/** Files of src/ itself: where the application is put together. */
const ROOT_FILES: Readonly<Record<string, Layer>> = {
  'src/app.module.ts': 'root',
  'src/cli.ts': 'root',
  'src/config.ts': 'config',
  'src/main.ts': 'root',
  'src/stream-ends.ts': 'root',
  'src/world.ts': 'root',
};

const KINDS: Readonly<Record<string, Layer>> = {
  events: 'facts',
  commands: 'commands',
  decider: 'rules',
  rules: 'rules',
  queries: 'queries',
};

/** Where a file belongs; undefined where the table has no place for it. */
export const placeOf = (path: string): Place | undefined => {
  if (path.startsWith('projections/')) return { layer: 'projections' };
  const folder = /^src\/([^/]+)\//.exec(path)?.[1];
  const layer = folder === undefined ? ROOT_FILES[path] : FOLDERS[folder];
  const room = /^src\/[^/]+\/([^/]+)\//.exec(path)?.[1];
  if (layer) return { layer, ...(room === undefined ? {} : { room }) };
  return folder === undefined ? undefined : { layer: kindOf(path), capability: folder };
};

const kindOf = (path: string): Layer => KINDS[/\.([a-z]+)\.ts$/.exec(path)?.[1] ?? ''] ?? 'rest';

/** The importers of each kind of target, beside whoever imports from its own layer and capability. */
const MAY: Readonly<Record<Layer, (to: Exclude<Target, string>, own: boolean) => boolean>> = {
  kernel: ({ layer }) => layer === 'kernel',
  facts: (to) => to.layer === 'kernel' || isEvents(to),
  commands: (to) => to.layer === 'kernel' || isEvents(to) || isBus(to),
  rules: (to, own) => to.layer === 'kernel' || isEvents(to) || (own && to.layer === 'rules'),
  projections: (to) => to.layer === 'kernel' || to.layer === 'projections' || isEvents(to),
  platform: ({ layer }) => layer === 'kernel' || layer === 'platform',
  adapters: ({ layer }) => layer === 'kernel' || layer === 'adapters',
  queries: (to, own) => mayOfCapability(to, own),
  rest: (to, own) => mayOfCapability(to, own),
  story: ({ layer }) => layer === 'story' || layer === 'kernel',
  config: ({ layer }) => layer === 'kernel' || layer === 'platform',
  root: () => true,
};

const isBus = ({ room }: Place): boolean => room === 'bus';
const isEvents = ({ layer }: Place): boolean => layer === 'facts';

const SHARED: ReadonlySet<Layer> = new Set(['kernel', 'platform', 'projections', 'facts', 'commands', 'queries']);

const mayOfCapability = ({ layer }: Place, own: boolean): boolean => own || SHARED.has(layer);

/** Pure layers use neither Node nor packages. */
const PURE: ReadonlySet<Layer> = new Set(['kernel', 'facts', 'commands', 'rules', 'projections']);

/** Files, sockets, processes and threads are for adapters, the platform and the roots. */
const OUTSIDE =
  /^(?:node:)?(?:fs|net|http|https|http2|dns|dgram|tls|os|process|child_process|cluster|worker_threads)(?:\/|$)/;
const CAPABILITY: ReadonlySet<Layer> = new Set(['queries', 'rest']);

/** Why a file may not import a package or a part of Node; undefined where it may. */
export const outsideBreach = (from: Place, specifier: string): string | undefined => {
  if (PURE.has(from.layer)) return `${from.layer} is pure and imports ${isBuiltin(specifier) ? 'Node' : 'a package'}`;
  return CAPABILITY.has(from.layer) && OUTSIDE.test(specifier) ? 'a capability reaches outside' : undefined;
};

/** True where a file may import another. */
export const mayImport = (from: Place, to: Place): boolean =>
  MAY[from.layer](to, from.capability !== undefined && from.capability === to.capability);
