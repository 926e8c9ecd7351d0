import { statSync } from 'node:fs';
import { readSettings } from '../config.js';
import { type RecordedEvent, START } from '../kernel/ports/event-store.js';
import { compareFacts } from '../moving/comparing.js';
import { factsAfter, factsIn } from '../moving/facts.js';
import type { Settings } from '../platform/process/settings.js';
import { CommandFault } from './command-fault.js';
import { ExportFile } from './export-file.js';
import { readingLog } from './moving-stores.js';

type Flags = Readonly<Record<string, string | undefined>>;

/** One of two sides: its facts, and how many facts before them it does not hold. */
type Side = { readonly facts: AsyncIterator<RecordedEvent>; readonly without: number };

const sideOfFile = async (file: string): Promise<Side> => {
  const source = new ExportFile(file);
  const { header } = await source.check();
  return { facts: factsIn(source.entries('comparing')), without: header.since?.events ?? 0 };
};

type WithSide = <T>(work: (side: Side) => Promise<T>) => Promise<T>;

const ofLog =
  (settings: Settings): WithSide =>
  async (work) =>
    readingLog(settings, async (events) => work({ facts: factsAfter(events, START), without: 0 }));

const isFile = (where: string): boolean => statSync(where, { throwIfNoEntry: false })?.isFile() === true;

/** A directory is one with a log in it, whichever servers the settings name. */
const sideAt = (where: string, settings: Settings): WithSide =>
  isFile(where) ? async (work) => work(await sideOfFile(where)) : ofLog({ ...settings, dataDir: where, servers: {} });

const skip = async ({ facts, without }: Side, most: number): Promise<void> => {
  for (let skipped = without; skipped < most; skipped += 1) await facts.next();
};

/** Looks at every line of an export. */
export const verifyFile = async (file: string): Promise<void> => {
  const { header, end } = await new ExportFile(file).check();
  const since = header.since ? `, which go on after the ${header.since.events} of an earlier export` : '';
  process.stdout.write(
    `${file} is whole: ${end.events} facts${since}, and ${end.rows} rows of a keyring; exported at ${header.createdAt}\n`,
  );
};

/** Compares a log, or an export, with another fact by fact; throws CommandFault where they differ. */
export const verifyAgainst = async (file: string | undefined, other: string, flags: Flags): Promise<void> => {
  const settings = readSettings(flags);
  const one = file ?? 'the log';
  const withOne = file === undefined ? ofLog(settings) : sideAt(file, settings);
  const { facts, difference } = await withOne(async (left) =>
    sideAt(
      other,
      settings,
    )(async (right) => {
      const most = Math.max(left.without, right.without);
      for (const side of [left, right]) await skip(side, most);
      return compareFacts(left.facts, right.facts);
    }),
  );
  if (!difference) return void process.stdout.write(`${one} and ${other} hold the same ${facts} facts\n`);
  const { stream, revision, why } = difference;
  throw new CommandFault(
    `${one} and ${other} differ after ${facts} facts that are the same: ${stream}, revision ${revision}: ${why}`,
  );
};
