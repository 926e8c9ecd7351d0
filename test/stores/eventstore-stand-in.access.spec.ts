import { describe, expect, it } from '@jest/globals';
import { AccessDeniedError, BACKWARDS, END, MaxAppendSizeExceededError, NO_STREAM } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cleaned } from '../support/cleanup.js';
import { BareClient, drained, expectWrong, fact, facts, faultOf } from '../support/eventstore/bare-client.js';
import { EventStoreStandIn } from '../support/eventstore/stand-in.js';

const LOGIN = { user: 'penataan', password: 'rahasia' };

const lastOf = async ({ client }: BareClient): Promise<string | undefined> => {
  const [last] = await drained(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }));
  return last?.event?.id;
};

describe('the stand-in for EventStoreDB: who may', () => {
  it(
    'lets in who has the password, with the credentials of the client or of the call',
    cleaned(async (t) => {
      const standIn = await EventStoreStandIn.start(t, { login: LOGIN });
      const bare = BareClient.on(t, standIn);
      const [stream, sent] = [randomUUID(), facts(2)];
      expect(await bare.append(stream, NO_STREAM, sent)).toMatchObject({ nextExpectedRevision: 1n });
      expect(await lastOf(bare)).toBe(sent[1]?.id);
      const credentials = { username: LOGIN.user, password: LOGIN.password };
      const alone = async (expectedRevision: bigint, events: typeof sent) =>
        bare.client.appendToStream(stream, events, { expectedRevision, credentials });
      expect(await alone(1n, [fact(3)])).toMatchObject({ success: true, nextExpectedRevision: 2n });
      await expectWrong(alone(0n, [fact(3)]), 0n, 2n);
      const large = await faultOf(alone(2n, [fact(4, 'x'.repeat(1_048_570))]));
      expect(large).toBeInstanceOf(MaxAppendSizeExceededError);
      expect(large).toMatchObject({ maxAppendSize: 1_048_576 });
    }),
  );

  it(
    'refuses who has a wrong password, or none',
    cleaned(async (t) => {
      const standIn = await EventStoreStandIn.start(t, { login: LOGIN });
      const wrong = BareClient.on(t, standIn, standIn.urlAs({ ...LOGIN, password: 'salah' }));
      expect(await faultOf(wrong.append(randomUUID(), NO_STREAM, facts(1)))).toBeInstanceOf(AccessDeniedError);
      const fault = await faultOf(lastOf(wrong));
      expect(fault).toBeInstanceOf(AccessDeniedError);
      expect(fault).toMatchObject({ code: 16 });
      const nobody = BareClient.on(t, standIn, standIn.url.replace(/\/\/.*@/, '//'));
      const denied = await faultOf(lastOf(nobody));
      expect(denied).toBeInstanceOf(AccessDeniedError);
      expect(denied).toMatchObject({ code: 7 });
    }),
  );

  it(
    'keeps those from everything who may not read it, and lets them append',
    cleaned(async (t) => {
      const bare = await BareClient.start(t);
      await bare.standIn.order({ kind: 'forbid-all', on: true });
      expect(await bare.append(randomUUID(), NO_STREAM, facts(1))).toMatchObject({ success: true });
      expect(await faultOf(lastOf(bare))).toBeInstanceOf(AccessDeniedError);
      const [fault] = await once(bare.client.subscribeToAll(), 'error');
      expect(fault).toBeInstanceOf(AccessDeniedError);
    }),
  );
});
