import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { asId, type DirectiveId } from '../../src/kernel/words/ids.js';
import { directiveKind } from '../../src/directives/directive.register.js';
import { march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const directiveAt = directiveKind.at;

const ofDirective = { directive: asId<DirectiveId>('directive'), programme: PROGRAMME } as const;

const issued: FactOf = {
  type: 'DirectiveIssued',
  ...ofDirective,
  title: 'On permits',
  reference: 'SE 1',
  units: [unit('a')],
  issuedOn: march(10),
  dueOn: march(20),
};
const revised = (version: number, issuedOn: number): FactOf => ({
  type: 'DirectiveRevised',
  ...ofDirective,
  version,
  issuedOn: march(issuedOn),
  dueOn: march(issuedOn + 10),
  summary: sealed(`v${version}`),
});
const targeted = (on: number, name: string): FactOf => ({
  type: 'DirectiveTargeted',
  ...ofDirective,
  units: [unit(name)],
  on: march(on),
  reason: sealed('merger'),
});
const withdrawn = (on: number): FactOf => ({
  type: 'DirectiveWithdrawn',
  ...ofDirective,
  on: march(on),
  reason: sealed('over'),
});

describe('a directive at a pair of dates', () => {
  it('is there for every asOf once recorded, without a version before the first', () => {
    const record = recorded('directive', [5, issued]);
    expect(directiveAt(record, pair(10, 4))).toBe(undefined);
    const before = directiveAt(record, pair(9, 5));
    expect([before?.status, before?.current, before?.units]).toStrictEqual(['current', undefined, ['a']]);
    expect(directiveAt(record, pair(10, 5))?.current?.version).toBe(1);
  });

  it('has the newest version issued by asOf among those known', () => {
    const record = recorded('directive', [5, issued], [6, revised(2, 15)], [30, revised(3, 15)]);
    const seen = [pair(14, 30), pair(15, 29), pair(15, 30)].map((at) => directiveAt(record, at)?.current?.version);
    expect(seen).toStrictEqual([1, 2, 3]);
    expect(directiveAt(record, pair(12, 29))?.versions.length).toBe(2);
  });

  it('is withdrawn from that day, and has no current version then', () => {
    const record = recorded('directive', [5, issued], [6, withdrawn(25)]);
    expect(directiveAt(record, pair(25, 5))?.status).toBe('current');
    expect(directiveAt(record, pair(24, 6))?.current?.version).toBe(1);
    const at = directiveAt(record, pair(25, 6));
    expect([at?.status, at?.current, at?.withdrawnOn]).toStrictEqual(['withdrawn', undefined, march(25)]);
  });

  it('shows the dates of its version, of the newest where none is current', () => {
    const record = recorded('directive', [5, issued], [6, revised(2, 15)], [7, revised(3, 25)], [8, withdrawn(27)]);
    const dates = [pair(9, 8), pair(12, 8), pair(15, 8), pair(27, 8), pair(12, 5)].map((at) => {
      const shown = directiveAt(record, at);
      return [shown?.issuedOn, shown?.dueOn, shown?.current?.version];
    });
    expect(dates).toStrictEqual([
      [march(25), '2026-04-04', undefined],
      [march(10), march(20), 1],
      [march(15), march(25), 2],
      [march(25), '2026-04-04', undefined],
      [march(10), march(20), 1],
    ]);
  });

  it('shows a withdrawal that lies ahead, and is current until then', () => {
    const at = directiveAt(recorded('directive', [5, issued], [6, withdrawn(25)]), pair(12, 6));
    expect([at?.status, at?.withdrawnOn, at?.withdrawalReason?.box]).toStrictEqual(['current', march(25), 'over']);
  });

  it('targets the units of the day', () => {
    const record = recorded('directive', [5, issued], [6, targeted(15, 'b')], [9, targeted(15, 'c')]);
    const seen = [pair(14, 30), pair(15, 8), pair(15, 9)].map((at) => directiveAt(record, at)?.units);
    expect(seen).toStrictEqual([['a'], ['b'], ['c']]);
    expect(directiveAt(record, pair(14, 30))?.retargeted.length).toBe(0);
  });
});
