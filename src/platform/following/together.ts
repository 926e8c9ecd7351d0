import { type EventStore, type RecordedEvent, START } from '../../kernel/ports/event-store.js';
import type { LogId } from '../../kernel/words/ids.js';
import type { Keyring, KeyringOwner } from '../../kernel/ports/keyring.js';
import { holdsMark, lastEvent, LOG } from '../../kernel/ports/log-identity.js';
import type { ViewState, ViewStore } from '../../kernel/ports/view-store.js';
import { keysIn, keysOfLog, pagesAfter } from './keys-of-log.js';
import { movedOf } from '../ports/log-moving.js';
import { type Settings, WrongSetting } from '../process/settings.js';

/** Why a data directory is refused, and what to do about it (design.md, 4: one city, one set of stores). */
const APART = {
  'lost-log': [
    'holds a keyring but no log: restore events.sqlite, with the events.sqlite-wal that lay beside it, or a backup',
    'berisi keyring tanpa log: pulihkan events.sqlite beserta events.sqlite-wal di sampingnya, atau sebuah cadangan',
  ],
  'lost-keyring': [
    'holds a log with sealed names but no keyring: restore the keyring.sqlite that was kept with it, or a backup',
    'berisi log dengan nama tersegel tanpa keyring: pulihkan keyring.sqlite yang disimpan bersamanya, atau sebuah cadangan',
  ],
  'foreign-keyring': [
    'holds a keyring.sqlite of another log: restore events.sqlite and keyring.sqlite from one and the same backup',
    'berisi keyring.sqlite milik log lain: pulihkan events.sqlite dan keyring.sqlite dari cadangan yang sama',
  ],
  'damaged-log': [
    'holds a damaged events.sqlite: restore a backup',
    'berisi events.sqlite yang rusak: pulihkan sebuah cadangan',
  ],
  'damaged-keyring': [
    'holds a damaged keyring.sqlite: restore a backup',
    'berisi keyring.sqlite yang rusak: pulihkan sebuah cadangan',
  ],
  'old-keyring': [
    'holds a keyring.sqlite that lacks keys of its log: restore the keyring.sqlite that was kept with this log or after it',
    'berisi keyring.sqlite tanpa sebagian kunci log ini: pulihkan keyring.sqlite yang disimpan bersama log ini atau sesudahnya',
  ],
} as const;

/** The same of stores on servers: what is restored there is another thing than files. */
const APART_ON_SERVERS: { readonly [why in keyof typeof APART]?: readonly [string, string] } = {
  'foreign-keyring': [
    'the keyring in MongoDB is of another log than the one of this namespace: give each city a namespace and a database of its own, or restore log and keyring together',
    'keyring di MongoDB milik log lain: beri tiap kota namespace dan basis data sendiri, atau pulihkan log dan keyring bersama',
  ],
  'old-keyring': [
    'the keyring in MongoDB lacks keys of the log: restore the one that was kept with this log or after it',
    'keyring di MongoDB tanpa sebagian kunci log ini: pulihkan keyring yang disimpan bersama log ini atau sesudahnya',
  ],
};

type Where = Pick<Settings, 'dataDir' | 'servers'>;

export const apart = (why: keyof typeof APART, { dataDir, servers }: Where): WrongSetting => {
  const texts = servers.views === undefined ? undefined : APART_ON_SERVERS[why];
  if (texts) return new WrongSetting(`MONGODB_URL, MONGODB_KEYRING_URL: ${texts.join('.\n')}.`);
  return new WrongSetting(`--data (PENATAAN_DATA): ${APART[why].map((text) => `${dataDir} ${text}`).join('.\n')}.`);
};

/** Whether anything in the log is sealed under a key that was not left behind on purpose. */
export const hasSealed = async (events: EventStore): Promise<boolean> => {
  const { state, namelessUpTo } = await movedOf(events);
  // What is not whole is refused as such.
  if (state === 'under-way') return false;
  for await (const page of pagesAfter(events, namelessUpTo)) if (keysIn(page).length > 0) return true;
  return false;
};

/** Whether it holds no fact, but for the one that says which log it is. */
export const isBlank = async (events: EventStore): Promise<boolean> => {
  const last = await lastEvent(events);
  if (last && !isLogMade(last)) return false;
  if (last === undefined) return true;
  // A server of many cities is not looked through: a log there knew its id from the beginning, or was brought to it.
  if (events.shared) return (await movedOf(events)).state === 'never';
  return (await events.readAll(START, 2)).every(isLogMade);
};

const isLogMade = ({ stream }: RecordedEvent): boolean => stream.startsWith(`${LOG.category}-`);

type Kept = { readonly events: EventStore; readonly keyring: Keyring; readonly log: LogId };

/** One that never said whose it is may be that of any log but an empty one. */
const isForeign = async (
  { log: owner, empty }: Pick<KeyringOwner, 'log' | 'empty'>,
  { events, log }: Pick<Kept, 'events' | 'log'>,
): Promise<boolean> => (owner === undefined ? !empty && (await isBlank(events)) : owner !== log);

/**
 * Throws where the keyring is not the one of this log. What was recorded since it last said how far it came is looked
 * through for keys, and for those that were destroyed; all of the log, where it came to another event than stands there, or never said anything.
 */
export const checkKeyring = async ({ events, keyring, log }: Kept, where: Where): Promise<void> => {
  const { upTo, ...owner } = await keyring.owner();
  if (await isForeign(owner, { events, log })) throw apart('foreign-keyring', where);
  const known = upTo !== undefined && (await holdsMark(events, upTo));
  const { namelessUpTo } = await movedOf(events);
  const from = known && upTo.position > namelessUpTo ? upTo.position : namelessUpTo;
  const { erased, lacked } = await keysOfLog(events, keyring, from);
  if (lacked.length > 0) throw apart('old-keyring', where);
  // A keyring from before an erasure holds the key again.
  await keyring.destroy(erased);
  if (upTo !== undefined && !known) await keyring.doubt();
  await keepUp({ events, keyring, log });
};

/** Lets the keyring say how far the log has come: this process makes every key before the event that needs it. */
export const keepUp = async ({ events, keyring, log }: Kept): Promise<void> => {
  const last = await lastEvent(events);
  if (last) await keyring.own(log, { position: last.position, event: last.id });
};

const fits = async (events: EventStore, state: ViewState | undefined): Promise<boolean> => {
  if (state === undefined || state.position === START) return true;
  const { position, event } = state;
  return event !== undefined && holdsMark(events, { position, event });
};

/** Whether every view was built from this log, as it is now, up to where the view says. */
export const viewsFit = async (events: EventStore, views: ViewStore, log: LogId): Promise<boolean> => {
  const names = await views.views();
  if (names.length > 0 && (await views.owner()) !== log) return false;
  for (const name of names) if (!(await fits(events, await views.state(name)))) return false;
  return true;
};
