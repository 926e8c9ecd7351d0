import { isBuiltin } from 'node:module';

/** What a file is, in the words of the table (design.md, 2). */
export type Layer =
  | 'kernel'
  | 'projections'
  | 'platform'
  | 'stores'
  | 'root'
  | 'config'
  | 'story'
  | 'moving'
  | 'facts'
  | 'commands'
  | 'permissions'
  | 'refusals'
  | 'rules'
  | 'register'
  | 'registers'
  | 'queries'
  | 'manifest'
  | 'rest';

/** A file in its layer; those of the kernel, the platform and the stores have a room, those of capabilities a name. */
export type Place = { readonly layer: Layer; readonly room?: string; readonly capability?: string };

const FOLDERS: Readonly<Record<string, Layer>> = {
  kernel: 'kernel',
  platform: 'platform',
  stores: 'stores',
  cli: 'root',
  story: 'story',
  moving: 'moving',
};

/** Folders whose files each lie in a room. */
const IN_ROOMS: ReadonlySet<Layer> = new Set(['kernel', 'platform', 'stores']);

/** What the stores of every technology are made with. */
const SHARED_ROOM = 'shared';

/** What the registers of all capabilities are read with. */
const SHARED: ReadonlySet<string> = new Set(['registers']);

/** Where the application is put together, and its stores are chosen. */
const ROOT_FILES: Readonly<Record<string, Layer>> = {
  'src/app.module.ts': 'root',
  'src/catalogue.ts': 'root',
  'src/cli.ts': 'root',
  'src/config.ts': 'config',
  'src/duties.ts': 'root',
  'src/application.ts': 'root',
  'src/main.ts': 'root',
  'src/stores/open-stores.ts': 'root',
  'src/world.ts': 'root',
};

const KINDS: Readonly<Record<string, Layer>> = {
  events: 'facts',
  commands: 'commands',
  /** What a capability's routes ask for; others' reads ask for it too. */
  permissions: 'permissions',
  /** Codes of rules, with their texts. */
  refusals: 'refusals',
  decider: 'rules',
  rules: 'rules',
  /** How a thing reads at a pair of dates. */
  register: 'register',
  queries: 'queries',
  /** What handlers of things of another capability begin with. */
  things: 'queries',
  module: 'manifest',
};

/** Where a file belongs; undefined where the table has no place for it. */
export const placeOf = (path: string): Place | undefined => {
  if (path.startsWith('projections/')) return { layer: 'projections' };
  const root = ROOT_FILES[path];
  if (root) return { layer: root };
  const [, folder, room] = /^src\/([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  if (folder === undefined) return undefined;
  const layer = FOLDERS[folder];
  if (layer === undefined) return { layer: layerIn(folder, path), capability: folder };
  if (!IN_ROOMS.has(layer)) return { layer };
  return room === undefined ? undefined : { layer, room };
};

const layerIn = (folder: string, path: string): Layer => {
  const kind = kindOf(path);
  return SHARED.has(folder) && kind !== 'manifest' ? 'registers' : kind;
};

const kindOf = (path: string): Layer => KINDS[/\.([a-z]+)\.ts$/.exec(path)?.[1] ?? ''] ?? 'rest';

/** The rooms of the kernel, each with those that it may look into. */
const KERNEL: Readonly<Record<string, readonly string[]>> = {
  words: [],
  organisation: ['words'],
  ports: ['words', 'organisation'],
  facts: ['words', 'organisation', 'ports'],
  evidence: ['words', 'organisation', 'ports', 'facts'],
  views: ['words', 'organisation', 'ports', 'facts'],
};

type Allows = (from: Place, to: Place) => boolean;

const isOwn: Allows = (from, to) => from.capability !== undefined && from.capability === to.capability;
const ofKernel: Allows = (_, to) => to.layer === 'kernel';
const ofEvents: Allows = (_, to) => to.layer === 'facts';
const ofBus: Allows = (_, to) => to.layer === 'platform' && to.room === 'bus';
const ofCallers: Allows = (_, to) => to.layer === 'platform' && to.room === 'callers';
const ofWords: Allows = (_, to) => to.layer === 'kernel' && to.room === 'words';
const ofRoles: Allows = (_, to) => to.layer === 'kernel' && to.room === 'organisation';
const any =
  (...rules: readonly Allows[]): Allows =>
  (from, to) =>
    rules.some((rule) => rule(from, to));
const within = (...layers: readonly Layer[]): Allows => {
  const allowed = new Set(layers);
  return (_, to) => allowed.has(to.layer);
};

const ofCapability = any(
  isOwn,
  within('kernel', 'platform', 'projections', 'facts', 'commands', 'permissions', 'register', 'registers', 'queries'),
);

/** The importers of each kind of target. */
const MAY: Readonly<Record<Layer, Allows>> = {
  kernel: (from, to) =>
    to.layer === 'kernel' && (from.room === to.room || (KERNEL[from.room ?? ''] ?? []).includes(to.room ?? '')),
  facts: any(ofKernel, ofEvents),
  commands: any(ofKernel, ofEvents, ofBus),
  permissions: any(ofRoles, ofCallers),
  refusals: ofWords,
  rules: any(ofKernel, ofEvents, (from, to) => isOwn(from, to) && to.layer === 'rules'),
  register: any(
    ofKernel,
    ofEvents,
    within('projections'),
    (from, to) => isOwn(from, to) && (to.layer === 'rules' || to.layer === 'register'),
  ),
  registers: ofCapability,
  projections: any(ofKernel, ofEvents, within('projections')),
  platform: within('kernel', 'platform'),
  stores: (from, to) =>
    to.layer === 'kernel' || (to.layer === 'stores' && (to.room === from.room || to.room === SHARED_ROOM)),
  queries: ofCapability,
  manifest: any(ofCapability, within('manifest')),
  rest: ofCapability,
  story: within('story', 'kernel'),
  moving: within('moving', 'kernel', 'platform'),
  config: within('kernel', 'platform'),
  root: () => true,
};

/** Pure layers use neither Node nor packages; of commands, what the bus makes of them is enough. */
const PURE: ReadonlySet<Layer> = new Set([
  'kernel',
  'facts',
  'commands',
  'permissions',
  'refusals',
  'rules',
  'register',
  'projections',
]);

/** Files, sockets, processes and threads are for stores, the platform and the roots. */
const OUTSIDE =
  /^(?:node:)?(?:fs|net|http|https|http2|dns|dgram|tls|os|process|child_process|cluster|worker_threads)(?:\/|$)/;
const CAPABILITY: ReadonlySet<Layer> = new Set(['queries', 'registers', 'manifest', 'rest']);

/** Why a file may not import a package or a part of Node; undefined where it may. */
export const outsideBreach = (from: Place, specifier: string): string | undefined => {
  if (PURE.has(from.layer)) return `${from.layer} is pure and imports ${isBuiltin(specifier) ? 'Node' : 'a package'}`;
  return CAPABILITY.has(from.layer) && OUTSIDE.test(specifier) ? 'a capability reaches outside' : undefined;
};

/** True where a file may import another. */
export const mayImport = (from: Place, to: Place): boolean => MAY[from.layer](from, to);
