import { blank, foldOne } from '../../kernel/facts/folded.js';
import { streamName } from '../../kernel/ports/event-store.js';
import type { Sealed } from '../../kernel/ports/keyring.js';
import type { Subject } from '../../kernel/words/ids.js';
import type { Language } from '../../kernel/words/sentences.js';
import type { Settings } from '../../platform/process/settings.js';
import { addressDecider } from '../../reminders/address.decider.js';
import { ADDRESSES } from '../../reminders/address.events.js';
import { refuseMissing, withStores } from '../city.js';

/** Somebody who told an address, and in which language they are reminded. */
export type Recipient = { readonly subject: Subject; readonly language: Language; readonly address: Sealed };

/** Opens an address when it is needed; undefined where its key is gone. */
export type OpenAddress = (recipient: Recipient) => Promise<string | undefined>;

type Book = { readonly recipients: readonly Recipient[]; readonly open: OpenAddress };

/** Works with the addresses of a city, read from its stores, also beside its server: they go over no wire. */
export const withRecipients = async <T>(settings: Settings, work: (book: Book) => Promise<T>): Promise<T> => {
  refuseMissing(settings);
  return withStores(settings, async (stores) => {
    const log = await stores.log({ readOnly: true });
    const folded = blank(addressDecider);
    const events = await log.read(streamName(ADDRESSES.category, ADDRESSES.id), 0);
    for (const event of events) foldOne(addressDecider, folded, event);
    const recipients = [...folded.state].flatMap(([subject, { told }]) => (told ? [{ subject, ...told }] : []));
    if (recipients.length === 0) return work({ recipients, open: async () => undefined });
    const keyring = await stores.keyring(await stores.masterKey());
    const open: OpenAddress = async ({ address }) => (await keyring.open([address]))[0] ?? undefined;
    return work({ recipients, open });
  });
};
