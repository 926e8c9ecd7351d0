import { readSettings } from '../config.js';
import type { EventStore } from '../kernel/ports/event-store.js';
import { holdsMark } from '../kernel/ports/log-identity.js';
import { asId } from '../kernel/words/ids.js';
import { CountedMeanwhile } from '../moving/counted-meanwhile.js';
import { type End, FORMAT, type Header, type Since } from '../moving/export-format.js';
import { writeExport } from '../moving/exporting.js';
import { logIdOf } from '../platform/ports/log-identity.js';
import { movedOf, mustBeWhole } from '../platform/ports/log-moving.js';
import { CommandFault } from './command-fault.js';
import { ExportFile } from './export-file.js';
import { masterKeyMark } from './master-key-mark.js';
import { leaving, type Source } from './moving-stores.js';
import { STANDARD_OUTPUT, writePrivately } from './private-output.js';
import { progressBar } from './progress-bar.js';
import { version } from './this-package.js';

export type ExportFlags = {
  readonly data?: string;
  readonly namespace?: string;
  readonly withKeyring?: boolean;
  readonly since?: string;
};

/** Where an earlier export of this very log ended. */
const sinceIn = async (events: EventStore, file: string | undefined): Promise<Since | null> => {
  if (file === undefined) return null;
  const { header, since } = await new ExportFile(file).toGoOnFrom();
  const ofThisLog = header.log === ((await logIdOf(events)) ?? null);
  if (ofThisLog && (since === null || (await holdsMark(events, { ...since, position: asId(since.position) })))) {
    return since;
  }
  throw new CommandFault(`--since: ${file} is no export of this log as it is now | ${file} bukan ekspor log ini`);
};

const headerOf = async ({ events, keys }: Source, namespace: string, since: Since | null): Promise<Header> => {
  const log = (await logIdOf(events)) ?? null;
  return {
    penataan: 'export',
    format: FORMAT,
    version,
    log,
    namespace,
    createdAt: new Date().toISOString(),
    keyring: keys !== undefined,
    masterKey: keys ? masterKeyMark(keys.masterKey, log) : null,
    nameless: (await movedOf(events)).nameless,
    since,
  };
};

const seconds = (from: number): string => `${((performance.now() - from) / 1_000).toFixed(1)} s`;

const afterwardsText = (file: string, atWork: boolean): string =>
  atWork
    ? `What is recorded from now on is not in it. To move for good, stop every server here, then export the rest with --since ${file}.\n`
    : '';

const whole = async (writing: Promise<End>): Promise<End> => {
  try {
    return await writing;
  } catch (fault) {
    throw fault instanceof CountedMeanwhile ? new CommandFault(fault.message, { cause: fault }) : fault;
  }
};

/** Writes a log, and with it the keyring where that is asked for, into one file; also beside a running server. */
export const exportTo = async (file: string, { withKeyring = false, since, ...flags }: ExportFlags): Promise<void> => {
  const settings = readSettings(flags);
  const from = performance.now();
  const show = progressBar('exporting');
  const said = await leaving(settings, withKeyring, async (source) => {
    const { events, keys, atWork } = source;
    await mustBeWhole(events);
    const header = await headerOf(source, settings.namespace, await sinceIn(events, since));
    const end = await writePrivately(file, async (write) =>
      whole(writeExport({ header, events, keyring: keys?.keyring, write, told: show })),
    );
    const what = `${end.events} facts and ${end.rows} rows of the keyring`;
    return `exported ${what} in ${seconds(from)}, up to position ${end.last?.position ?? 'none'}\n${afterwardsText(file, atWork)}`;
  });
  (file === STANDARD_OUTPUT ? process.stderr : process.stdout).write(said);
};
