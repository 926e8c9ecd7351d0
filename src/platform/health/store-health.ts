import { Injectable } from '@nestjs/common';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { Events, Keys, ViewDocuments } from '../ports/ports.js';
import { objectOf } from '../document/read-answers.js';

export const STORE = objectOf(
  {
    store: { type: 'string', enum: ['log', 'keyring', 'views'], description: 'its name' },
    working: { type: 'boolean', description: 'it can be read and written' },
    errcode: { type: 'integer', description: "the store's own code of what keeps it from that, where it has one" },
  },
  ['errcode'],
);

type StoreHealth = { readonly store: string; readonly working: boolean; readonly errcode?: number };

/** Never the text of a fault. */
const healthOf = async (store: string, checked: Promise<void>): Promise<StoreHealth> => {
  try {
    await checked;
    return { store, working: true };
  } catch (fault) {
    const errcode = fault instanceof StoreFault ? fault.errcode : undefined;
    return { store, working: false, ...(errcode === undefined ? {} : { errcode }) };
  }
};

/** Whether each store can do its work now. */
@Injectable()
export class StoresHealth {
  constructor(
    private readonly events: Events,
    private readonly keys: Keys,
    private readonly documents: ViewDocuments,
  ) {}

  async all(): Promise<readonly StoreHealth[]> {
    return Promise.all([
      healthOf('log', this.events.check()),
      healthOf('keyring', this.keys.check()),
      healthOf('views', this.documents.check()),
    ]);
  }
}
