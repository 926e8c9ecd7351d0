import { domainEvent } from '../../kernel/facts/domain-event.js';
import { isErasure } from '../../kernel/facts/telling.js';
import type { EventStore, Position, RecordedEvent } from '../../kernel/ports/event-store.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import { sealedUnder } from '../../kernel/ports/log-identity.js';

const PAGE = 1_000;

/** The facts of a log after a position, page by page. */
export async function* pagesAfter(events: EventStore, after: Position): AsyncGenerator<readonly RecordedEvent[]> {
  let [from, page] = [after, await events.readAll(after, PAGE)];
  for (let last = page.at(-1); last; last = page.at(-1)) {
    yield page;
    from = last.position;
    page = await events.readAll(from, PAGE);
  }
}

export const keysIn = (page: readonly RecordedEvent[]): string[] => [
  ...new Set(page.flatMap(({ data }) => sealedUnder(data))),
];

const erasedIn = (page: readonly RecordedEvent[]): readonly string[] =>
  page.map(domainEvent).flatMap((event) => (isErasure(event) ? event.erased : []));

/** `erased`: keys that erasures have destroyed. `lacked`: those that nothing destroyed, and that the keyring has not. */
export type KeysOfLog = { readonly erased: readonly string[]; readonly lacked: readonly string[] };

/** What is to be said of the keys that a log names after a position. */
export const keysOfLog = async (events: EventStore, keyring: Keyring, after: Position): Promise<KeysOfLog> => {
  const [erased, missing] = [new Set<string>(), new Set<string>()];
  for await (const page of pagesAfter(events, after)) {
    for (const key of erasedIn(page)) erased.add(key);
    for (const key of await keyring.without(keysIn(page))) missing.add(key);
  }
  return { erased: [...erased], lacked: [...missing].filter((key) => !erased.has(key)) };
};
