import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { correctable, type Correctable } from '../../src/kernel/facts/correctable.js';
import type { Decider } from '../../src/kernel/facts/decider.js';
import type { Done } from '../../src/kernel/facts/envelope.js';
import { erasing } from '../../src/kernel/facts/erasing.js';
import type { Handler } from '../../src/kernel/facts/handle.js';
import { type EventStore, streamName } from '../../src/kernel/ports/event-store.js';
import { isSealed, type Keyring, type Sealed } from '../../src/kernel/ports/keyring.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { openSqliteKeyring } from '../../src/stores/sqlite/keyring.js';
import { must } from '../support/expectation.js';
import { CountingOffice, done, envelope } from './counting.js';

type Noted = { readonly type: 'Noted'; readonly text: Sealed };
type Erased = { readonly type: 'NoteErased'; readonly erased: readonly string[]; readonly reason: Sealed };

/** The smallest thing that has texts. */
const notes: Decider<Correctable, Noted | Erased> = correctable<Correctable, Noted, Erased>({
  plain: { category: 'note', initial: () => ({}), evolve: (state) => state },
  keeps: ['Noted'],
});

const erasureOf = (_: object, { reason: { key, box }, erased }: Omit<Erased, 'type'>) => ({
  type: 'NoteErased',
  data: { erased, reason: { key, box } },
});

type Meanwhile = () => Promise<unknown>;
type Erasing = { readonly by?: Handler; readonly destroy?: (keys: readonly string[]) => Promise<void> };

/** One note, written by whoever, in a log and a keyring of its own. */
export class NotingOffice {
  private constructor(
    readonly office: CountingOffice,
    readonly keyring: Keyring,
    private readonly directory: string,
    public handler: Handler,
  ) {}

  static async open(): Promise<NotingOffice> {
    const office = await CountingOffice.open();
    const directory = await mkdtemp(join(tmpdir(), 'penataan-erasing-'));
    const keyring = await openSqliteKeyring({ file: join(directory, 'keyring.db'), masterKey: randomBytes(32) });
    return new NotingOffice(office, keyring, directory, await office.handler());
  }

  async seal(owner: string, text: string): Promise<Sealed> {
    const [sealed] = await this.keyring.seal([{ owner, text }]);
    must(sealed);
    return sealed;
  }

  /** `meanwhile` happens after the text is sealed, and before it is recorded. */
  async note(text: string, meanwhile: Meanwhile = async () => undefined): Promise<Done> {
    const seal = async (): Promise<Sealed> => {
      const sealed = await this.seal('note:n', text);
      await meanwhile();
      return sealed;
    };
    return this.record(this.handler, seal, (sealed) => ({ type: 'Noted', text: sealed }));
  }

  async record(by: Handler, seal: () => Promise<Sealed>, eventOf: (sealed: Sealed) => Noted): Promise<Done> {
    const aim = { decider: notes, id: 'n', envelope: envelope() };
    return done(await by.execute(aim, { gather: seal, decide: (_, sealed) => [eventOf(sealed)] }));
  }

  async erase({ by = this.handler, destroy = async (keys) => this.keyring.destroy(keys) }: Erasing = {}) {
    const seal = async (): Promise<Sealed> => this.seal('erasures', 'why');
    const wish = { id: 'n', envelope: envelope(), seal, destroy };
    return done(await erasing(by, { decider: notes, eventOf: erasureOf }, wish));
  }

  async events(): Promise<readonly { readonly type: string; readonly data: JsonObject }[]> {
    return this.office.store.read(streamName('note', 'n'), 0);
  }

  /** What can be read of what was noted, in order. */
  async texts(): Promise<readonly unknown[]> {
    const told = (await this.events()).map(({ data }): unknown => data['text']);
    return this.keyring.open(told.filter(isSealed));
  }

  async types(): Promise<string[]> {
    return (await this.events()).map(({ type }) => type);
  }

  async close(): Promise<void> {
    await this.keyring.close();
    await this.office.close();
    await rm(this.directory, { recursive: true });
  }
}

/** A log that can be read, and takes nothing. */
export const takingNothing = (store: EventStore, fault: Error): EventStore =>
  new Proxy(store, {
    get: (target, name): unknown => {
      if (name === 'append') return async () => Promise.reject(fault);
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
