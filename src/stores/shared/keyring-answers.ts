import type { Holder, KeyringOwner } from '../../kernel/ports/keyring.js';
import { asId, type LogId, type StaffId } from '../../kernel/words/ids.js';

/** A keyring was made under another master key: nothing in it can be opened with this one. */
export class MasterKeyMismatch extends Error {
  override readonly name = 'MasterKeyMismatch';
}

/** What a keyring keeps of the log it belongs to: which, and up to which event it had every key. */
export type OwnerFacts = { readonly log: string; readonly position: string; readonly event: string };

export const ownerOf = ({ log, position, event }: Partial<OwnerFacts>, empty: boolean): KeyringOwner => {
  const known = position !== undefined && event !== undefined;
  return {
    log: log === undefined ? undefined : asId<LogId>(log),
    upTo: known ? { position: asId(position), event: asId(event) } : undefined,
    empty,
  };
};

/** A number as it is kept, but for its hash. */
export type NumberKept = { readonly staff: string; readonly recorded: boolean };

export const holderOf = ({ staff, recorded }: NumberKept): Holder => ({ staff: asId<StaffId>(staff), recorded });
