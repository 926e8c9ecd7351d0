import type { LogMark } from '../../kernel/ports/event-store.js';
import type { BallotBox, KeyringStore } from '../../kernel/ports/ballot-box.js';
import type { LogId } from '../../kernel/words/ids.js';
import type {
  Admitted,
  Claim,
  FreshClaim,
  Holder,
  Keyring,
  KeyringOwner,
  KeyringRow,
  KeyOwner,
  Newcomer,
  Sealed,
  SealRequest,
} from '../../kernel/ports/keyring.js';
import type { Nip } from '../../kernel/organisation/nip.js';
import { holderOf, MasterKeyMismatch, ownerOf } from '../shared/keyring-answers.js';
import { macUnder } from '../shared/keyring-ciphers.js';
import { SqliteBallotBox } from './ballot-box.js';
import { admittedOf, claimColumns, newcomerColumns, sealedIn } from './keyring-columns.js';
import { SqliteThread } from './thread.js';

export type SqliteKeyringOptions = {
  readonly file: string;
  /** 32 bytes (`masterKey` in master-key.ts). */
  readonly masterKey: Buffer;
};

/** Opens the keyring of one SQLite file; a master key that does not fit is a MasterKeyMismatch. */
export const openSqliteKeyring = async ({ file, masterKey }: SqliteKeyringOptions): Promise<KeyringStore> => {
  const thread = await SqliteThread.start({ service: 'keyring', options: { file, masterKey } });
  if (await thread.call('fits')) return new SqliteKeyring(thread, macUnder(masterKey));
  await thread.close();
  throw new MasterKeyMismatch(`the master key does not fit the keyring ${file}`);
};

class SqliteKeyring implements KeyringStore {
  readonly ballots: BallotBox;

  constructor(
    private readonly thread: SqliteThread<'keyring'>,
    readonly mac: Keyring['mac'],
  ) {
    this.ballots = new SqliteBallotBox(thread);
  }

  /** A data key is named by its owner, and by how many of the owner's were destroyed before it. */
  async seal(requests: readonly SealRequest[]): Promise<readonly Sealed[]> {
    const owners = requests.map(({ owner }) => owner);
    const texts = requests.map(({ text }) => text);
    return sealedIn(await this.thread.call('seal', owners, texts));
  }

  async open(sealed: readonly Sealed[]): Promise<readonly (string | null)[]> {
    const owners = sealed.map(({ key }) => key);
    const boxes = sealed.map(({ box }) => box);
    return this.thread.call('open', owners, boxes);
  }

  async find(nips: readonly Nip[]): Promise<readonly (Holder | undefined)[]> {
    return (await this.thread.call('find', nips)).map((row) => row && holderOf(row));
  }

  async claim(claims: readonly FreshClaim[]): Promise<readonly Holder[]> {
    return (await this.thread.call('claim', claims)).map(holderOf);
  }

  async admit(newcomers: readonly Newcomer[], recorded: readonly Claim[]): Promise<readonly Admitted[]> {
    return admittedOf(newcomers, await this.thread.call('admit', newcomerColumns(newcomers), claimColumns(recorded)));
  }

  async confirm(claims: readonly Claim[]): Promise<void> {
    await this.thread.call('confirm', claims);
  }

  async owner(): Promise<KeyringOwner> {
    const { empty, ...facts } = await this.thread.call('owner');
    return ownerOf(facts, empty);
  }

  async own(log: LogId, { position, event }: LogMark): Promise<void> {
    await this.thread.call('own', { log, position, event });
  }

  async doubt(): Promise<void> {
    await this.thread.call('doubt');
  }

  async destroy(keys: readonly string[]): Promise<void> {
    await this.thread.call('destroy', keys);
  }

  async without(owners: readonly KeyOwner[]): Promise<readonly KeyOwner[]> {
    return this.thread.call('without', owners);
  }

  async *rows(): AsyncGenerator<readonly KeyringRow[]> {
    for (const kind of ['key', 'number'] as const) yield* this.rowsOf(kind);
  }

  async take(rows: readonly KeyringRow[]): Promise<void> {
    await this.thread.call('take', rows);
  }

  async clear(): Promise<void> {
    await this.thread.call('clear');
  }

  async check(): Promise<void> {
    this.thread.mustBeWhole();
    await this.thread.call('check');
  }

  async close(): Promise<void> {
    await this.thread.close();
  }

  private async *rowsOf(kind: KeyringRow['kind']): AsyncGenerator<readonly KeyringRow[]> {
    let page = await this.thread.call('rows', kind, '');
    while (page.rows.length > 0) {
      yield page.rows;
      page = await this.thread.call('rows', kind, page.last);
    }
  }
}
