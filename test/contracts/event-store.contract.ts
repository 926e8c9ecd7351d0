import type { OpenStore } from './event-store.support.js';
import { appendContract } from './event-store.append.contract.js';
import { logContract } from './event-store.log.contract.js';
import { resendContract } from './event-store.resend.contract.js';
import { subscribeContract } from './event-store.subscribe.contract.js';

/** What every event store promises. An adapter names itself and says how a store of its own is opened. */
export const eventStoreContract = (name: string, open: OpenStore): void => {
  appendContract(name, open);
  logContract(name, open);
  resendContract(name, open);
  subscribeContract(name, open);
};
