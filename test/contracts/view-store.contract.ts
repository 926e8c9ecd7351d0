import { cellsContract } from './view-store.cells.contract.js';
import { commitContract } from './view-store.commit.contract.js';
import { lifeContract } from './view-store.life.contract.js';
import { listContract } from './view-store.list.contract.js';
import type { OpenViews } from './view-store.support.js';

/** What every view store promises. An adapter names itself and says how a store of its own is opened. */
export const viewStoreContract = (name: string, open: OpenViews): void => {
  commitContract(name, open);
  lifeContract(name, open);
  listContract(name, open);
  cellsContract(name, open);
};
