import type { ClientSession, Collection } from 'mongodb';
import type { KeyringRow } from '../../kernel/ports/keyring.js';
import { asId, type StaffId } from '../../kernel/words/ids.js';
import { destroyedOr, isDestroyed } from '../shared/key-names.js';
import type { KeyDocument } from './mongo-keyring-keys.js';
import { pendingOf, type NumberDocument } from './mongo-keyring-numbers.js';

const PAGE = 1_000;

type Kept = { readonly keys: Collection<KeyDocument>; readonly numbers: Collection<NumberDocument> };

/** Strings are in the order of their bytes here, as hashes in hex are. */
async function* pagesOf<D extends { readonly _id: string }>(
  pageAfter: (after: string) => Promise<readonly D[]>,
): AsyncGenerator<readonly D[]> {
  let page = await pageAfter('');
  for (let last = page.at(-1); last; last = page.at(-1)) {
    yield page;
    const { _id } = last;
    page = await pageAfter(_id);
  }
}

/** Every row of a keyring, in batches. */
export async function* rowsIn({ keys, numbers }: Kept): AsyncGenerator<readonly KeyringRow[]> {
  const keysAfter = (after: string) =>
    keys
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray();
  for await (const page of pagesOf(keysAfter)) yield page.map(keyRow);
  const numbersAfter = (after: string) =>
    numbers
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray();
  for await (const page of pagesOf(numbersAfter)) yield page.map(numberRow);
}

const keyRow = ({ _id, wrapped }: KeyDocument): KeyringRow => ({
  kind: 'key',
  owner: _id,
  wrapped: isDestroyed(wrapped) ? null : wrapped.toString('base64'),
});

const numberRow = ({ _id, staff, pending }: NumberDocument): KeyringRow => ({
  kind: 'number',
  mac: _id,
  staff: asId<StaffId>(staff),
  recorded: pending === undefined,
});

/** Within a transaction. */
export const takeRows = async (
  { keys, numbers }: Kept,
  rows: readonly KeyringRow[],
  session: ClientSession,
): Promise<void> => {
  const keyWrites = rows.flatMap((row) => (row.kind === 'key' ? [put(keyDocument(row))] : []));
  const numberWrites = rows.flatMap((row) => (row.kind === 'number' ? [put(numberDocument(row))] : []));
  if (keyWrites.length > 0) await keys.bulkWrite(keyWrites, { session, ordered: false });
  if (numberWrites.length > 0) await numbers.bulkWrite(numberWrites, { session, ordered: false });
};

type RowOf<K extends KeyringRow['kind']> = Extract<KeyringRow, { readonly kind: K }>;

const keyDocument = ({ owner, wrapped }: RowOf<'key'>): KeyDocument => ({
  _id: owner,
  wrapped: destroyedOr(wrapped),
});

const numberDocument = ({ mac, staff, recorded }: RowOf<'number'>): NumberDocument =>
  recorded ? { _id: mac, staff } : { _id: mac, staff, pending: pendingOf(mac, staff) };

const put = <D extends { readonly _id: string }>({ _id, ...replacement }: D) => ({
  replaceOne: { filter: { _id }, replacement, upsert: true },
});
