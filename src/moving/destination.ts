import { type EventStore, type Position, START } from '../kernel/ports/event-store.js';
import type { KeyringStore } from '../kernel/ports/ballot-box.js';
import type { Moved } from '../kernel/ports/log-moving.js';
import { movedOf } from '../platform/ports/log-moving.js';
import { CannotImport } from './cannot-import.js';
import type { Header } from './export-format.js';

/** Where an export is brought to. */
export type Destination = {
  readonly events: EventStore;
  /** Of the export's own master key, where rows come along. */
  readonly keyring: KeyringStore | undefined;
};

/** What a server records by itself when it starts on nothing. */
const OF_A_START = /^(?:log|access)-/;
const A_FEW = 5;

/** Why a log that was not brought here takes no import; nothing where it is empty. */
const mustBeEmpty = async ({ events, keyring }: Destination): Promise<void> => {
  const first = await events.readAll(START, A_FEW);
  if (first.length === A_FEW || first.some(({ stream }) => !OF_A_START.test(stream))) {
    throw new CannotImport('it holds a city of its own: import into an empty one | sudah berisi kota lain');
  }
  if (first.length > 0) {
    throw new CannotImport(
      'a server was started on it, so that it holds a city of its own, with no more than a grant: import into an empty one | sudah berisi kota kosong',
    );
  }
  const owner = await keyring?.owner();
  if (owner && (owner.log !== undefined || !owner.empty)) {
    throw new CannotImport('its keyring is of another city: import beside an empty one | keyring milik kota lain');
  }
};

/** Throws where there is a city that was not brought here. */
export const mustBeFree = async (to: Destination): Promise<Moved> => {
  const moved = await movedOf(to.events);
  if (moved.state === 'never') await mustBeEmpty(to);
  return moved;
};

/** Throws where an export goes on from one that is not there; the ends of those that are, are given. */
export const placeAfter = (ended: Moved['ended'], { since }: Header): Position => {
  if (!since) return START;
  const found = ended.findLast(({ last, facts }) => last === since.event && facts === since.events);
  if (found) return found.position;
  throw new CannotImport(
    'it does not end where the export before this one ends: import that one first | impor dahulu ekspor sebelumnya',
  );
};

/** Whether an import goes on here, and where its facts begin; throws where what is there takes none. */
export const destined = async (to: Destination, header: Header): Promise<{ moved: Moved; from: Position }> => {
  const moved = await mustBeFree(to);
  const from = placeAfter(moved.ended, header);
  if (moved.ended.at(-1)?.keys === 'taken' && !header.keyring) {
    throw new CannotImport(
      'its keys came along before: export with --with-keyring this time, too | ekspor dengan --with-keyring',
    );
  }
  return { moved, from };
};
