import type { FactOf } from '../../projections/registers.view.js';
import { asId, type ComplaintId } from '../../src/kernel/words/ids.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { eventId, march, PROGRAMME, sealed } from '../projections/registers/recording.js';

const of = { complaint: asId<ComplaintId>('complaint') } as const;
export const reason = sealed('why');

/** What every step names, and its day. */
export const step = (on: number) => ({ ...of, on: march(on) });

export const received: FactOf = {
  type: 'ComplaintReceived',
  ...of,
  programme: PROGRAMME,
  receivedOn: march(2),
  channel: 'counter',
  text: sealed('keluhan'),
  confidential: false,
};

/** Facts are corrected by their place in the order of recording. */
export const undone = (seq: number): FactOf => ({
  type: 'ComplaintUndone',
  ...of,
  what: 'undo',
  undone: [eventId(seq)],
  reason,
});
export const amended = (seq: number, right: JsonObject): FactOf => ({
  type: 'ComplaintAmended',
  ...of,
  amended: [{ fact: eventId(seq), right }],
  reason,
});

export const voided: FactOf = { type: 'ComplaintVoided', ...of, reason };
