import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerChecks } from '../../kernel/ports/check.js';
import type { EventStore } from '../../kernel/ports/event-store.js';
import type { KeyringStore } from '../../kernel/ports/ballot-box.js';
import type { Leases } from '../../kernel/ports/leases.js';
import type { ViewStore } from '../../kernel/ports/view-store.js';
import type { Settings } from '../../platform/process/settings.js';
import type { Stores } from '../../stores/open-stores.js';
import { VIEWS_FILE } from '../../stores/sqlite/data-files.js';
import { masterKeyIn } from '../city.js';

type Kept = ServerChecks['kept'];

/** What another check says already is not said again. */
export class NotLookedAt extends Error {}

const opened = async <S>(store: Promise<S | undefined> | undefined, why: string): Promise<S> => {
  const found = await store?.catch(() => undefined);
  if (!found) throw new NotLookedAt(why);
  return found;
};

/** The stores of a city that is looked at: each is opened once, for reading, when a check asks for it. */
export class Patient {
  private log: Promise<EventStore> | undefined;
  private views: Promise<ViewStore> | undefined;
  private keys: Promise<KeyringStore | undefined> | undefined;
  private readonly lost = new Set<Kept>();

  constructor(
    readonly settings: Settings,
    private readonly stores: Stores,
  ) {}

  /** Found out by asking the server: opening it would only say so again. */
  cannotOpen(kept: Kept): void {
    this.lost.add(kept);
  }

  /** The log; throws why it cannot be opened. */
  async openLog(): Promise<EventStore> {
    this.mustNotBeLost('log');
    this.log ??= this.stores.log({ readOnly: true });
    return this.log;
  }

  /** The keyring, undefined where there is none; throws why it cannot be opened. */
  async openKeyring(): Promise<KeyringStore | undefined> {
    this.mustNotBeLost('keyring');
    this.keys ??= this.keyring();
    return this.keys;
  }

  get hasViews(): boolean {
    const { dataDir, servers } = this.settings;
    return servers.views !== undefined || existsSync(join(dataDir, VIEWS_FILE));
  }

  /** The views; throws why they cannot be opened. */
  async openViews(): Promise<ViewStore> {
    this.mustNotBeLost('views');
    this.views ??= this.stores.views({ readOnly: true });
    return this.views;
  }

  /** For checks that need the log to look at something else. */
  async needLog(): Promise<EventStore> {
    return opened(this.openLog(), 'the log cannot be read');
  }

  async needViews(): Promise<ViewStore> {
    return opened(this.hasViews ? this.openViews() : undefined, 'there are no views that can be read');
  }

  async needKeyring(): Promise<KeyringStore> {
    return opened(this.openKeyring(), 'there is no keyring that can be opened');
  }

  async needLeases(): Promise<Leases> {
    const leases = this.lost.has('views') ? undefined : this.stores.leases();
    return opened(leases, 'who works cannot be read');
  }

  /** None is made. */
  async masterKey(): Promise<Buffer | undefined> {
    return masterKeyIn(this.settings);
  }

  private mustNotBeLost(kept: Kept): void {
    if (this.lost.has(kept)) throw new NotLookedAt(`its server does not do`);
  }

  private async keyring(): Promise<KeyringStore | undefined> {
    if (!(await this.stores.hasKeyring())) return undefined;
    const masterKey = await this.masterKey();
    if (!masterKey) throw new NotLookedAt('there is no master key');
    return this.stores.keyring(masterKey);
  }
}
