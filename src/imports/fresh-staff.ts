import type { Nip } from '../kernel/organisation/nip.js';
import { asId, type CommandId, type StaffId } from '../kernel/words/ids.js';
import { derivedId } from '../platform/bus/derived-id.js';
import type { Keys } from '../platform/ports/ports.js';

/** Rows whose people get ids next to each other. */
const NEIGHBOURS = 512;
const PREFIX = 8;

type Row = { readonly nip: Nip; readonly line: number };

/**
 * The ids of whoever is enrolled by the rows of one import; one leads to the number by the master key alone. Run again
 * after a crash, the same request finds by it whom it enrolled itself. Rows near each other share how their ids begin:
 * stored by id, they fill the same few pages of every table, of which each row would otherwise write its own.
 */
export class FreshStaff {
  private block = -1;
  private prefix = '';

  constructor(
    private readonly commandId: CommandId,
    private readonly keys: Pick<Keys, 'mac'>,
  ) {}

  idOf({ nip, line }: Row): StaffId {
    const block = Math.floor(line / NEIGHBOURS);
    if (block !== this.block) {
      this.block = block;
      this.prefix = derivedId(this.commandId, 'neighbours', String(block)).slice(0, PREFIX);
    }
    const own = derivedId(this.commandId, 'staff', this.keys.mac('nip', nip));
    return asId<StaffId>(this.prefix + own.slice(PREFIX));
  }
}
