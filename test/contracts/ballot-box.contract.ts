import { ballotBoxClosingContract } from './ballot-box.closing.contract.js';
import { ballotBoxCodesContract } from './ballot-box.codes.contract.js';
import { ballotBoxDestroyingContract } from './ballot-box.destroying.contract.js';
import { ballotBoxPaperContract } from './ballot-box.paper.contract.js';
import type { OpenedKeyring } from './keyring.contract.js';

/** What every ballot box promises. It lies in the store of a keyring, and is opened with it. */
export const ballotBoxContract = (name: string, open: () => Promise<OpenedKeyring>): void => {
  ballotBoxCodesContract(name, open);
  ballotBoxPaperContract(name, open);
  ballotBoxClosingContract(name, open);
  ballotBoxDestroyingContract(name, open);
};
