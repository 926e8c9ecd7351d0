import { randomUUID } from 'node:crypto';
import { fail, ok, type ServerCheck } from '../../kernel/ports/check.js';
import { AppendTooLarge } from '../../kernel/ports/event-store.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { DENIED } from './client.js';
import { ANSWER_MS, type Inspected } from './inspected.js';
import { within } from './patience.js';
import { bytesOf, MOST_BYTES, type StoredEvent } from './stored.js';

/** No stream comes as far: what is to go there is refused, and nothing stored. */
const NEVER = 2_000_000_000;

const KIB = 1_024;

/** The largest that is ever sent. */
const largest = (): StoredEvent => {
  const empty = { id: randomUUID(), type: 'Nothing', data: Buffer.from('""'), meta: Buffer.from('{}') };
  return { ...empty, data: Buffer.from(JSON.stringify('x'.repeat(MOST_BYTES - bytesOf([empty])))) };
};

/** Whether it takes appends of this log, and as large as they come; leaves no event. */
export const appends = (server: Inspected): ServerCheck => ({
  name: 'log-appends',
  look: async () => {
    const events = [largest()];
    const wanted = { stream: `${server.prefix}doctor-${randomUUID()}`, expected: NEVER, events };
    try {
      const { appends: sending } = await server.open();
      await within(ANSWER_MS, sending.append({ ...wanted, bytes: bytesOf(events) }));
      return [ok(`it takes appends of this user, of up to ${MOST_BYTES / KIB} KiB`)];
    } catch (fault) {
      if (fault instanceof AppendTooLarge) {
        const told = `it takes appends of no more than ${Math.floor(fault.most / KIB)} KiB`;
        return [fail(told, `set its MaxAppendSize to ${MOST_BYTES}`)];
      }
      if (!(fault instanceof StoreFault) || fault.errcode !== DENIED) throw fault;
      return [
        fail('it does not let this user append', 'let the user of EVENTSTORE_URL write to the streams of the log'),
      ];
    }
  },
});
