import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import { asId, type DirectiveId, type ReformId } from '../../src/kernel/words/ids.js';
import { directiveShown } from '../../src/directives/directive.answer.js';
import { directiveKind } from '../../src/directives/directive.register.js';
import { eventId, march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';
import { must } from '../support/expectation.js';

const ofDirective = { directive: asId<DirectiveId>('directive'), programme: PROGRAMME } as const;
const reason = sealed('why');
const reform = asId<ReformId>('reform');

const issued: FactOf = {
  type: 'DirectiveIssued',
  ...ofDirective,
  title: 'On permits',
  reference: 'SE 1',
  units: [unit('a')],
  issuedOn: march(10),
  dueOn: march(20),
  reform,
};
const revised: FactOf = {
  type: 'DirectiveRevised',
  ...ofDirective,
  version: 2,
  issuedOn: march(15),
  dueOn: march(25),
  summary: sealed('v2'),
};
const targeted: FactOf = { type: 'DirectiveTargeted', ...ofDirective, units: [unit('b')], on: march(12), reason };
const withdrawn = (on: number): FactOf => ({ type: 'DirectiveWithdrawn', ...ofDirective, on: march(on), reason });
const amended = (...all: readonly Amendment[]): FactOf => ({
  type: 'DirectiveAmended',
  ...ofDirective,
  amended: all,
  reason,
});
const undone = (seq: number): FactOf => ({
  type: 'DirectiveUndone',
  ...ofDirective,
  what: 'restore',
  undone: [eventId(seq)],
  reason,
});
const voided: FactOf = { type: 'DirectiveVoided', ...ofDirective, reason };

const { at: shownAt, counted, history } = directiveKind;

describe('a corrected directive', () => {
  it('is from the day of the correction on as if it had been issued so, and before it as it was', () => {
    const right = { title: 'On all permits', issuedOn: march(5), dueOn: march(12) };
    const record = recorded('directive', [5, issued], [20, amended({ fact: eventId(0), right })]);
    const seen = [pair(7, 19), pair(7, 20), pair(30, 19), pair(30, 20)].map((at) => {
      const { title, issuedOn, dueOn, current } = shownAt(record, at) ?? {};
      return [title, issuedOn, dueOn, current?.version];
    });
    expect(seen).toStrictEqual([
      ['On permits', march(10), march(20), undefined],
      ['On all permits', march(5), march(12), 1],
      ['On permits', march(10), march(20), 1],
      ['On all permits', march(5), march(12), 1],
    ]);
  });

  it('has the version of the day by the days that are right', () => {
    const moved = amended({ fact: eventId(1), right: { issuedOn: march(18) } });
    const record = recorded('directive', [5, issued], [6, revised], [20, moved]);
    const seen = [pair(15, 19), pair(17, 20), pair(18, 20)].map((at) => shownAt(record, at)?.current?.version);
    expect(seen).toStrictEqual([2, 1, 2]);
    expect(shownAt(record, pair(17, 20))?.versions.map(({ recordedOn }) => recordedOn)).toStrictEqual([
      march(5),
      march(6),
    ]);
  });

  it('keeps the day of a later target though its first day comes after that', () => {
    const moved = amended({ fact: eventId(0), right: { issuedOn: march(18) } });
    const record = recorded('directive', [5, issued], [6, targeted], [20, moved]);
    const seen = [pair(11, 20), pair(12, 20), pair(19, 20)].map((at) => shownAt(record, at)?.units);
    expect(seen).toStrictEqual([['a'], ['b'], ['b']]);
  });

  it('is current again once its withdrawal is taken back, and withdrawn anew from another day', () => {
    const record = recorded('directive', [5, issued], [6, withdrawn(12)], [20, undone(1)], [22, withdrawn(14)]);
    const seen = [pair(13, 19), pair(13, 20), pair(13, 22), pair(14, 22)].map((at) => {
      const { status, withdrawnOn, current } = shownAt(record, at) ?? {};
      return [status, withdrawnOn, current?.version];
    });
    expect(seen).toStrictEqual([
      ['withdrawn', march(12), undefined],
      ['current', undefined, 1],
      ['current', march(14), 1],
      ['withdrawn', march(14), undefined],
    ]);
  });

  it('that is void is shown as such, and counts nowhere', () => {
    const record = recorded('directive', [5, issued], [20, voided]);
    expect([shownAt(record, pair(11, 19))?.status, shownAt(record, pair(11, 20))?.status]).toStrictEqual([
      'current',
      'void',
    ]);
    expect(counted(record, pair(11, 19))?.title).toBe('On permits');
    expect(counted(record, pair(11, 20))).toBe(undefined);
  });

  it('tells its history as known, in the order of recording, each row with what corrected it', () => {
    const moved = amended({ fact: eventId(1), right: { issuedOn: march(18) } });
    const record = recorded(
      'directive',
      [5, issued],
      [6, revised],
      [7, targeted],
      [8, withdrawn(28)],
      [20, moved],
      [21, undone(3)],
    );
    const rowsOn = (knownOn: number) =>
      history(record, march(knownOn)).map(({ kind, on, recordedOn, stands, corrections }) => [
        kind,
        on,
        recordedOn,
        stands,
        corrections.map((one) => [one.id, one.kind, one.recordedOn]),
      ]);
    expect(rowsOn(8)).toStrictEqual([
      ['written', march(10), march(5), true, []],
      ['revise', march(15), march(6), true, []],
      ['target', march(12), march(7), true, []],
      ['withdraw', march(28), march(8), true, []],
    ]);
    expect(rowsOn(21)).toStrictEqual([
      ['written', march(10), march(5), true, []],
      ['revise', march(18), march(6), true, [[eventId(4), 'amend', march(20)]]],
      ['target', march(12), march(7), true, []],
      ['withdraw', march(28), march(8), false, [[eventId(5), 'restore', march(21)]]],
    ]);
  });
});

describe('the reform of a directive', () => {
  it('is not shown where it is void', () => {
    const directive = shownAt(recorded('directive', [5, issued]), pair(11, 19));
    must(directive);
    expect(directiveShown(directive, () => false)).toHaveProperty('reform', reform);
    const unlinked = directiveShown(directive, (id) => id === reform);
    expect(unlinked).not.toHaveProperty('reform');
    expect(unlinked).toHaveProperty('version', 1);
  });
});
