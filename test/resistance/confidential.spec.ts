import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { asId, type CommandId, isUuid, type Subject } from '../../src/kernel/words/ids.js';
import { Caller } from '../../src/platform/callers/caller.js';
import { type Asked, confidentially } from '../../src/platform/bus/wish.js';
import { day } from './issue.stories.js';

const macUnder = (master: string) => ({
  mac: (purpose: string, text: string) => createHmac('sha256', master).update(`${purpose}\n${text}`).digest('hex'),
});

const asked = (keyed: boolean): Asked => ({
  caller: new Caller(asId<Subject>('head-diskominfo'), [], day('2026-03-01')),
  commandId: asId<CommandId>('7d9f5a4e-3c1b-5d2a-9e8f-0a1b2c3d4e5f'),
  keyed,
  correlationId: 'request-17',
  ifMatch: 3,
  body: { reach: 3 },
});

const idUnder = (master: string) => confidentially(asked(true), macUnder(master)).commandId;

const once = () => confidentially(asked(false), macUnder('master')).commandId;

describe('what is asked confidentially', () => {
  it('names neither who asked nor the request', () => {
    for (const keyed of [true, false]) {
      const hidden = confidentially(asked(keyed), macUnder('master'));
      expect(hidden.caller.subject).toBe('confidential');
      expect(hidden.caller.grants).toStrictEqual([]);
      expect(isUuid(hidden.commandId) && hidden.commandId !== asked(keyed).commandId).toBeTruthy();
      expect(isUuid(hidden.correlationId)).toBeTruthy();
    }
  });

  it('keeps what the request is judged by', () => {
    const { keyed, ifMatch, body } = confidentially(asked(true), macUnder('master'));
    expect({ keyed, ifMatch, body }).toStrictEqual({ keyed: true, ifMatch: 3, body: { reach: 3 } });
  });

  it('has the same id for the same key, under this master key alone', () => {
    expect(idUnder('master')).toBe(idUnder('master'));
    expect(idUnder('master')).not.toBe(idUnder('another'));
  });

  it('has a new id each time without a key', () => {
    expect(once()).not.toBe(once());
  });
});
