import { describe, expect, it } from '@jest/globals';
import { isCorrection, Telling } from '../../src/kernel/facts/telling.js';
import { amended, fact, hung, type LampEvent, lit, recorded, undone, voided } from './telling.stories.js';

const told = (...events: readonly LampEvent[]) => new Telling(recorded(...events));
const eventsOf = (...events: readonly LampEvent[]) =>
  told(...events)
    .facts()
    .map(({ event }) => event);

/** Of each fact: its id, whether it stands, and which corrections it had. */
const historyOf = (...events: readonly LampEvent[]) =>
  told(...events)
    .history()
    .map(({ fact: { id }, stands, corrections }) => [id, stands, corrections.map((one) => one.id)]);

describe('facts as they are told', () => {
  it('are those recorded, where nothing corrects them', () => {
    expect(eventsOf(hung('red'), lit('monday'))).toStrictEqual([hung('red'), lit('monday')]);
    expect(historyOf(hung('red'))).toStrictEqual([[fact(0), true, []]]);
  });

  it('have what is right in the place of what was wrong', () => {
    const right = amended([0, { colour: 'blue' }]);
    expect(eventsOf(hung('red', 'old'), lit('monday'), right)).toStrictEqual([hung('blue', 'old'), lit('monday')]);
    expect(told(hung('red'), right).facts()[0]?.id).toBe(fact(0));
  });

  it('lose a field of which null is told, and get one that they did not have', () => {
    expect(eventsOf(hung('red', 'old'), amended([0, { note: null }]))).toStrictEqual([hung('red')]);
    expect(eventsOf(hung('red'), amended([0, { note: 'new' }]))).toStrictEqual([hung('red', 'new')]);
    const both = [amended([0, { note: null }]), amended([0, { note: 'again' }])];
    expect(eventsOf(hung('red', 'old'), ...both)).toStrictEqual([hung('red', 'again')]);
  });

  it('are corrected by what was told last, several by one correction', () => {
    const first = amended([0, { colour: 'blue' }], [1, { on: 'tuesday' }]);
    const second = amended([1, { on: 'friday' }]);
    expect(eventsOf(hung('red'), lit('monday'), first, second)).toStrictEqual([hung('blue'), lit('friday')]);
    expect(historyOf(hung('red'), lit('monday'), first, second)).toStrictEqual([
      [fact(0), true, [fact(2)]],
      [fact(1), true, [fact(2), fact(3)]],
    ]);
  });

  it('are without those taken back, which stay in the history', () => {
    const events = [hung('red'), lit('monday'), undone(1)] as const;
    expect(eventsOf(...events)).toStrictEqual([hung('red')]);
    expect(historyOf(...events)).toStrictEqual([
      [fact(0), true, []],
      [fact(1), false, [fact(2)]],
    ]);
  });

  it('have what was done again in the place where it was done again', () => {
    const events = [lit('monday'), hung('red'), undone(0), lit('sunday')] as const;
    expect(eventsOf(...events)).toStrictEqual([hung('red'), lit('sunday')]);
    expect(historyOf(...events, undone(3))).toStrictEqual([
      [fact(0), false, [fact(2)]],
      [fact(1), true, []],
      [fact(3), false, [fact(4)]],
    ]);
  });

  it('taken back are corrected in the history, and still do not stand', () => {
    const events = [lit('monday'), undone(0), amended([0, { on: 'tuesday' }])] as const;
    expect(eventsOf(...events)).toStrictEqual([]);
    const [row] = told(...events).history();
    expect([row?.stands, row?.fact.event]).toStrictEqual([false, lit('tuesday')]);
  });

  it('of a void thing stay to be shown, though none stands', () => {
    const events = [hung('red'), lit('monday'), undone(1), voided] as const;
    expect(told(...events.slice(0, -1)).isVoid).toBe(false);
    expect(told(...events).isVoid).toBe(true);
    expect(eventsOf(...events)).toStrictEqual([hung('red')]);
    expect(historyOf(...events)).toStrictEqual([
      [fact(0), false, [fact(3)]],
      [fact(1), false, [fact(2), fact(3)]],
    ]);
  });

  it('leave alone what was recorded, for whoever knew it earlier', () => {
    const facts = recorded(hung('red', 'old'), lit('monday'), amended([0, { colour: 'blue', note: null }]), undone(1));
    const now = new Telling(facts);
    expect(now.facts()).toHaveLength(1);
    expect(new Telling(facts.slice(0, 2)).facts().map(({ event }) => event)).toStrictEqual([
      hung('red', 'old'),
      lit('monday'),
    ]);
  });
});

describe('what corrects', () => {
  it('is told apart from what it corrects', () => {
    for (const correction of [amended([0, { colour: 'blue' }]), undone(0), voided])
      expect([correction.type, isCorrection(correction)]).toStrictEqual([correction.type, true]);
    for (const plain of [hung('red'), lit('monday')])
      expect([plain.type, isCorrection(plain)]).toStrictEqual([plain.type, false]);
  });
});
