import type { ClientSession } from 'mongodb';
import type { BallotRow } from '../../kernel/ports/ballot-box.js';
import { asId } from '../../kernel/words/ids.js';
import type {
  BallotCollections,
  BallotDocument,
  BatchDocument,
  CodeDocument,
  SurveyDocument,
} from './mongo-ballots.js';

type RowOf<K extends BallotRow['kind']> = Extract<BallotRow, { readonly kind: K }>;

const PAGE = 1_000;

async function* pagesOf<D extends { readonly _id: string | Buffer }>(
  first: D['_id'],
  pageAfter: (after: D['_id']) => Promise<readonly D[]>,
): AsyncGenerator<readonly D[]> {
  let page = await pageAfter(first);
  for (let last = page.at(-1); last; last = page.at(-1)) {
    yield page;
    const { _id } = last;
    page = await pageAfter(_id);
  }
}

/** Every row of a box, in batches; in a snapshot, so that each ballot is beside the state of its code. */
export async function* ballotRowsIn(
  kept: BallotCollections,
  session: ClientSession,
): AsyncGenerator<readonly BallotRow[]> {
  const byId = { sort: { _id: 1 }, limit: PAGE, session } as const;
  const surveys = pagesOf<SurveyDocument>('', async ($gt) => kept.surveys.find({ _id: { $gt } }, byId).toArray());
  for await (const page of surveys) yield page.map(surveyRow);
  const codes = pagesOf<CodeDocument>('', async ($gt) => kept.codes.find({ _id: { $gt } }, byId).toArray());
  for await (const page of codes) yield page.map(codeRow);
  const batches = pagesOf<BatchDocument>('', async ($gt) => kept.batches.find({ _id: { $gt } }, byId).toArray());
  for await (const page of batches) yield page.map(batchRow);
  const first = Buffer.alloc(0);
  const ballots = pagesOf<BallotDocument>(first, async ($gt) => kept.ballots.find({ _id: { $gt } }, byId).toArray());
  for await (const page of ballots) yield page.map(ballotRow);
}

const surveyRow = ({ _id, state }: SurveyDocument): RowOf<'survey'> => ({ kind: 'survey', survey: asId(_id), state });

const codeRow = ({ _id, survey, unit, state }: CodeDocument): RowOf<'code'> => ({
  kind: 'code',
  hash: _id,
  survey: asId(survey),
  unit: unit === null ? null : asId(unit),
  state,
});

const batchRow = ({ _id, survey, takenBack = false }: BatchDocument): RowOf<'batch'> => ({
  kind: 'batch',
  batch: asId(_id),
  survey: asId(survey),
  takenBack,
});

const ballotRow = ({ _id, survey, unit, key, box, batch }: BallotDocument): RowOf<'ballot'> => ({
  kind: 'ballot',
  key: _id.toString('hex'),
  survey: asId(survey),
  unit: asId(unit),
  sealed: { key, box: box.toString('base64') },
  batch: batch === undefined ? null : asId(batch),
});

/** Within a transaction. Which codes are closed is told by their survey, which comes before them. */
export const putBallotRows = async (
  kept: BallotCollections,
  rows: readonly BallotRow[],
  session: ClientSession,
): Promise<void> => {
  const of = <K extends BallotRow['kind']>(kind: K): RowOf<K>[] =>
    rows.filter((row): row is RowOf<K> => row.kind === kind);
  await putAll(
    kept.surveys,
    of('survey').map(({ survey, state }) => ({ _id: survey, state, turn: 0 })),
    session,
  );
  await putAll(kept.codes, await codeDocuments(kept, of('code'), session), session);
  await putAll(
    kept.batches,
    of('batch').map(({ batch, survey, takenBack }) => ({ _id: batch, survey, ...(takenBack ? { takenBack } : {}) })),
    session,
  );
  await putAll(kept.ballots, of('ballot').map(ballotDocument), session);
};

const codeDocuments = async (
  { surveys }: BallotCollections,
  rows: readonly RowOf<'code'>[],
  session: ClientSession,
): Promise<readonly CodeDocument[]> => {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ survey }) => survey))];
  const known = await surveys.find({ _id: { $in: ids }, state: { $ne: 'open' } }, { session }).toArray();
  const closed = new Set<string>(known.map(({ _id }) => _id));
  return rows.map(({ hash, survey, unit, state }) => ({
    _id: hash,
    survey,
    unit,
    state,
    ...(closed.has(survey) ? { closed: true } : {}),
  }));
};

const ballotDocument = ({ key, survey, unit, sealed, batch }: RowOf<'ballot'>): BallotDocument => ({
  _id: Buffer.from(key, 'hex'),
  survey,
  unit,
  key: sealed.key,
  box: Buffer.from(sealed.box, 'base64'),
  ...(batch === null ? {} : { batch }),
});

type Written = { bulkWrite(writes: readonly object[], how: object): Promise<unknown> };

const putAll = async (
  collection: Written,
  documents: readonly { readonly _id: string | Buffer }[],
  session: ClientSession,
): Promise<void> => {
  const writes = documents.map(({ _id, ...replacement }) => ({
    replaceOne: { filter: { _id }, replacement, upsert: true },
  }));
  if (writes.length > 0) await collection.bulkWrite(writes, { session, ordered: false });
};
