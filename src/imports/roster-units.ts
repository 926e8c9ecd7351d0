import type { Chart } from '../kernel/organisation/chart.js';
import type { UnitId } from '../kernel/words/ids.js';
import type { Reason } from './import-report.js';
import type { RosterRow } from './roster-file.js';

export const UNIT_FAULTS = {
  'unknown-unit': {
    code: 'unknown-unit',
    detail: {
      id: 'Unit ini tidak ada pada hari itu; perbaiki kode atau nama unitnya, atau bentuk unitnya dahulu.',
      en: 'There is no such unit on that day; correct its code or name, or establish it first.',
    },
  },
  'ambiguous-unit': {
    code: 'ambiguous-unit',
    detail: {
      id: 'Beberapa unit bernama sama; sebut kodenya pada unor_kode.',
      en: 'Several units have this name; give the code in unor_kode.',
    },
  },
} as const satisfies Record<string, Reason>;

export type UnitFault = keyof typeof UNIT_FAULTS;

export type FoundUnit =
  { readonly kind: 'unit'; readonly unit: UnitId } | { readonly kind: 'fault'; readonly fault: UnitFault };

const AMBIGUOUS = Symbol('several units have the name');

const namesOn = (chart: Chart): ReadonlyMap<string, UnitId | typeof AMBIGUOUS> => {
  const names = new Map<string, UnitId | typeof AMBIGUOUS>();
  for (const { id, name } of chart.standing()) names.set(name, names.has(name) ? AMBIGUOUS : id);
  return names;
};

const fault = (code: UnitFault): FoundUnit => ({ kind: 'fault', fault: code });

export type FindUnit = (row: Pick<RosterRow, 'unitCode' | 'unitName'>) => FoundUnit;

/** Finds the units that rows mean among those of one chart: by code where there is one, else by the exact name. */
export const unitFinder = (chart: Chart): FindUnit => {
  const names = namesOn(chart);
  return ({ unitCode, unitName }) => {
    const unit = unitCode === '' ? names.get(unitName) : chart.byCode(unitCode);
    if (unit === undefined) return fault('unknown-unit');
    return unit === AMBIGUOUS ? fault('ambiguous-unit') : { kind: 'unit', unit };
  };
};
