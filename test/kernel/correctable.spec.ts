import { describe, expect, it } from '@jest/globals';
import { amendmentsOf } from '../../src/kernel/facts/amending.js';
import { isVoid, standing, standingOf } from '../../src/kernel/facts/correctable.js';
import { undone as takenBack, voided as madeVoid } from '../../src/kernel/facts/undoing.js';
import { stateOf } from '../support/given.js';
import {
  amended,
  fact,
  type Hung,
  hung,
  type LampEvent,
  lampDecider,
  type Lit,
  lit,
  seen,
  undone,
  voided,
} from './telling.stories.js';

const lampAfter = (...events: readonly LampEvent[]) => stateOf(lampDecider, ...events);
/** What a lamp is, without what it keeps to be corrected and erased. */
const stateAfter = (...events: readonly LampEvent[]) => {
  const { telling: _, sealedUnder: _keys, ...lamp } = lampAfter(...events);
  return lamp;
};

describe('a state whose facts are corrected', () => {
  it('is as if the right thing had been recorded in the first place', () => {
    const right = stateAfter(hung('blue'), lit('tuesday'));
    const corrected = [amended([0, { colour: 'blue', note: null }], [1, { on: 'tuesday' }])];
    expect(stateAfter(hung('red', 'old'), lit('monday'), ...corrected)).toStrictEqual(right);
  });

  it('is as if what was taken back had never been recorded', () => {
    expect(stateAfter(hung('red'), lit('monday'), undone(1))).toStrictEqual(stateAfter(hung('red')));
    const twice = [hung('red'), lit('monday'), lit('friday')] as const;
    expect(stateAfter(...twice, undone(2))).toStrictEqual(stateAfter(hung('red'), lit('monday')));
    expect(stateAfter(...twice, undone(1))).toStrictEqual(stateAfter(hung('red'), lit('friday')));
  });

  it('keeps what was told otherwise in its place, before what came later', () => {
    const events = [hung('red'), lit('monday'), lit('friday'), amended([1, { on: 'sunday' }])] as const;
    expect(stateAfter(...events).litOn).toBe('friday');
    expect(stateAfter(...events, undone(2)).litOn).toBe('sunday');
  });

  it('takes what is recorded after a correction as ever', () => {
    const events = [hung('red'), lit('monday'), undone(1), lit('tuesday')] as const;
    expect(stateAfter(...events).litOn).toBe('tuesday');
    expect(stateAfter(...events, undone(3)).litOn).toBeUndefined();
  });

  it('carries the facts of persons over, which are not told anew', () => {
    const events = [hung('red'), seen('ana'), lit('monday'), seen('budi')] as const;
    for (const correction of [amended([0, { colour: 'blue' }]), undone(2), voided])
      expect(stateAfter(...events, correction).seenBy).toStrictEqual(['ana', 'budi']);
    expect(stateAfter(...events, undone(2), seen('citra')).seenBy).toStrictEqual(['ana', 'budi', 'citra']);
    expect(lampAfter(...events).telling?.facts()).toHaveLength(2);
  });

  it('is void from then on', () => {
    expect(isVoid(lampAfter())).toBe(false);
    expect(isVoid(lampAfter(hung('red'), undone(0)))).toBe(false);
    expect(isVoid(lampAfter(hung('red'), voided))).toBe(true);
    expect(isVoid(lampAfter(hung('red'), voided, lit('monday')))).toBe(true);
  });
});

describe('the facts that stand', () => {
  it('are told as they are right; the newest of a type is found', () => {
    const lamp = lampAfter(hung('red'), lit('monday'), lit('friday'), amended([1, { on: 'sunday' }]));
    expect(standingOf<Lit>(lamp, 'LampLit').map(({ id, event }) => [id, event.on])).toStrictEqual([
      [fact(1), 'sunday'],
      [fact(2), 'friday'],
    ]);
    expect(standing<Lit>(lamp, 'LampLit')?.id).toBe(fact(2));
    expect(standing<Hung>(lamp, 'LampHung')?.event).toStrictEqual(hung('red'));
    expect(standingOf<Hung | Lit>(lamp, 'LampHung', 'LampLit')).toHaveLength(3);
  });

  it('are without those taken back', () => {
    const lamp = lampAfter(hung('red'), lit('monday'), lit('friday'), undone(2));
    expect(standing<Lit>(lamp, 'LampLit')?.id).toBe(fact(1));
    expect(standing<Lit>(lampAfter(hung('red'), lit('monday'), undone(1)), 'LampLit')).toBeUndefined();
    expect(standing<Lit>(lampAfter(), 'LampLit')).toBeUndefined();
  });
});

describe('what is told of a fact', () => {
  const red = { id: fact(0), event: hung('red', 'old') };
  const monday = { id: fact(1), event: lit('monday') };

  it('is only what differs, each fact once', () => {
    expect(amendmentsOf([{ fact: red, right: { colour: 'red', note: undefined } }])).toStrictEqual([]);
    expect(amendmentsOf([{ fact: red, right: { colour: 'blue', note: 'old' } }])).toStrictEqual([
      { fact: fact(0), right: { colour: 'blue' } },
    ]);
    const wishes = [
      { fact: red, right: { colour: 'blue' } },
      { fact: monday, right: { on: 'friday' } },
      { fact: red, right: { note: null } },
    ];
    expect(amendmentsOf(wishes)).toStrictEqual([
      { fact: fact(0), right: { colour: 'blue', note: null } },
      { fact: fact(1), right: { on: 'friday' } },
    ]);
  });

  it('of a field that it does not have is no news where null takes it away', () => {
    const bare = { id: fact(0), event: hung('red') };
    expect(amendmentsOf([{ fact: bare, right: { note: null } }])).toStrictEqual([]);
    expect(amendmentsOf([{ fact: undefined, right: { note: 'new' } }])).toStrictEqual([]);
  });

  it('is the same in lists of whatever order', () => {
    const units = { id: fact(0), event: { type: 'LampHung', units: ['a', 'b'] } };
    expect(amendmentsOf([{ fact: units, right: { units: ['b', 'a'] } }])).toStrictEqual([]);
    expect(amendmentsOf([{ fact: units, right: { units: ['b'] } }])).toStrictEqual([
      { fact: fact(0), right: { units: ['b'] } },
    ]);
  });
});

describe('undoing and voiding', () => {
  it('names what it takes back, or finds nothing', () => {
    const event = { id: fact(1), event: lit('monday') };
    expect(takenBack(event, (undoing) => ({ type: 'LampUndone', undone: undoing }))).toStrictEqual([
      { type: 'LampUndone', undone: [fact(1)] },
    ]);
    expect(takenBack(undefined, () => voided)).toMatchObject({ code: 'nothing-to-undo' });
  });

  it('of what is void already is no news, of what others depend on is refused', () => {
    expect(madeVoid(lampAfter(hung('red')), false, voided)).toStrictEqual([voided]);
    expect(madeVoid(lampAfter(hung('red')), true, voided)).toMatchObject({ code: 'facts-recorded' });
    expect(madeVoid(lampAfter(hung('red'), voided), true, voided)).toStrictEqual([]);
  });
});
