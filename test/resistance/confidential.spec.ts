import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type { Envelope } from '../../src/kernel/facts/envelope.js';
import { asId, type CommandId, isUuid } from '../../src/kernel/words/ids.js';
import { confidentially } from '../../src/platform/bus/enveloped.js';

const macUnder = (master: string) => ({
  mac: (purpose: string, text: string) => createHmac('sha256', master).update(`${purpose}\n${text}`).digest('hex'),
});

const asked = (keyed: boolean): Envelope => ({
  actor: 'head-diskominfo',
  commandId: asId<CommandId>('7d9f5a4e-3c1b-5d2a-9e8f-0a1b2c3d4e5f'),
  correlationId: 'request-17',
  ...(keyed ? { requestHash: 'of the body' } : {}),
  ifMatch: 3,
});

const idUnder = (master: string) => confidentially(asked(true), macUnder(master)).commandId;

const once = () => confidentially(asked(false), macUnder('master')).commandId;

describe('what is asked confidentially', () => {
  it('names neither who asked nor the request', () => {
    for (const keyed of [true, false]) {
      const hidden = confidentially(asked(keyed), macUnder('master'));
      expect(hidden.actor).toBe('confidential');
      expect(JSON.stringify(hidden)).not.toMatch(/diskominfo|request-17/);
      expect(isUuid(hidden.commandId) && hidden.commandId !== asked(keyed).commandId).toBeTruthy();
      expect(isUuid(hidden.correlationId)).toBeTruthy();
    }
  });

  it('keeps what the request is judged by', () => {
    const { requestHash, ifMatch } = confidentially(asked(true), macUnder('master'));
    expect({ requestHash, ifMatch }).toStrictEqual({ requestHash: 'of the body', ifMatch: 3 });
  });

  it('has the same id for the same key, under this master key alone', () => {
    expect(idUnder('master')).toBe(idUnder('master'));
    expect(idUnder('master')).not.toBe(idUnder('another'));
  });

  it('has a new id each time without a key', () => {
    expect(once()).not.toBe(once());
  });
});
