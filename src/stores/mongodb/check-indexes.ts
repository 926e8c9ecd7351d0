import type { Collection } from 'mongodb';
import { fail, ok, type ServerCheck } from '../../kernel/ports/check.js';
import { codeOf } from './faults.js';
import type { Inspected } from './inspected.js';
import { INDEXES } from './view-bodies.js';
import { Checkpoints } from './view-checkpoints.js';
import { bodyIn } from './view-rows.js';

const NO_SUCH_COLLECTION = 26;

const indexesOf = async (collection: Pick<Collection, 'indexes'>): Promise<readonly string[]> => {
  try {
    return (await collection.indexes()).map(({ key }) => JSON.stringify(key));
  } catch (fault) {
    if (codeOf(fault) === NO_SUCH_COLLECTION) return [];
    throw fault;
  }
};

/** The collections of a view that lack an index. */
const lackingIn = async (body: ReturnType<typeof bodyIn>): Promise<string[]> => {
  const lacking: string[] = [];
  for (const [name, key] of INDEXES) {
    if (!(await indexesOf(body[name])).includes(JSON.stringify(key))) lacking.push(name);
  }
  return lacking;
};

/** Whether every view has what it is asked by: without it each question reads the whole view. */
export const indexes = (server: Inspected): ServerCheck => ({
  name: 'views-indexes',
  look: async () => {
    const mongo = await server.open();
    const views = await new Checkpoints(mongo).all();
    const lacking: string[] = [];
    for (const { _id, body } of views) {
      const found = await lackingIn(bodyIn(mongo.db, body ?? ''));
      lacking.push(...found.map((name) => `${_id} (${name})`));
    }
    if (lacking.length === 0) return [ok(`${views.length} views have every index`)];
    const remedy = 'restart the workers: who takes a view over makes its indexes';
    return lacking.map((one) => fail(`${one} lacks its index`, remedy));
  },
});
