import type { RowFault } from './csv-rows.js';
import type { SettledUnit } from '../units/shown-units.commands.js';
import { type Reason, ruleReason } from './import-report.js';
import { BAD_ROWS, type Sentence } from './csv-table.js';

export type UnitsCode = 'bad-row' | 'bad-value' | 'duplicate-code' | 'chart-cycle';

export type UnitsFault =
  RowFault | 'unusable-code' | 'unusable-name' | 'unknown-kind' | 'unusable-date' | 'repeated-code' | 'circle';

type Told = { readonly code: UnitsCode; readonly detail: Sentence };

/** What is wrong with a row and what to do; never what stands in it. */
export const UNITS_FAULTS: Readonly<Record<UnitsFault, Told>> = {
  ...BAD_ROWS,
  'unusable-code': {
    code: 'bad-value',
    detail: {
      id: 'Kode unit harus 1 sampai 64 karakter yang terbaca, tanpa karakter kendali; perbaikilah.',
      en: 'A unit code has 1 to 64 characters that can be read and no control characters; correct it.',
    },
  },
  'unusable-name': {
    code: 'bad-value',
    detail: {
      id: 'Nama unit harus 1 sampai 200 karakter yang terbaca, tanpa karakter kendali; perbaikilah.',
      en: 'A unit name has 1 to 200 characters that can be read and no control characters; correct it.',
    },
  },
  'unknown-kind': {
    code: 'bad-value',
    detail: {
      id: 'Jenis unit tidak dikenal; tulis salah satu jenis yang ada, dalam huruf kecil.',
      en: 'Unknown kind of unit; write one of the known kinds, in small letters.',
    },
  },
  'unusable-date': {
    code: 'bad-value',
    detail: {
      id: 'Tanggal harus ada di kalender, ditulis TTTT-BB-HH, dan tidak sebelum 2000-01-01.',
      en: 'The date must be one of the calendar, written YYYY-MM-DD, and not before 2000-01-01.',
    },
  },
  'repeated-code': {
    code: 'duplicate-code',
    detail: {
      id: 'Kode unit ini sudah ada pada baris sebelumnya; sisakan satu baris untuk setiap unit.',
      en: 'An earlier row has the same unit code; leave one row for each unit.',
    },
  },
  circle: {
    code: 'chart-cycle',
    detail: {
      id: 'Induk unit ini di dalam berkas berputar kembali ke dirinya; beri salah satunya induk lain.',
      en: 'The units above this one go round in a circle in the file; give one of them another parent.',
    },
  },
};

type Fault = Extract<SettledUnit, { kind: 'refused' }>['fault'];

/** What the rules of the chart have no sentence for, as they judge one unit at a time. */
const OF_ROWS = {
  'unknown-parent': {
    code: 'unknown-unit',
    detail: {
      id: 'Unit induk tidak ada pada hari itu; perbaiki parent_code atau tanggalnya.',
      en: 'The unit above does not exist on that day; correct parent_code or the date.',
    },
  },
  'below-refused': {
    code: 'unknown-unit',
    detail: {
      id: 'Baris unit induknya ditolak; perbaiki baris itu dahulu.',
      en: 'The row of the unit above is refused; correct that one first.',
    },
  },
  'other-kind': {
    code: 'bad-value',
    detail: {
      id: 'Unit dengan kode ini berjenis lain, dan jenis tidak berubah; pakai jenis semula atau kode baru.',
      en: 'The unit of this code is of another kind, and kinds do not change; use that kind or a new code.',
    },
  },
} as const satisfies Record<string, Reason>;

const isOfRows = (fault: Fault): fault is keyof typeof OF_ROWS => Object.hasOwn(OF_ROWS, fault);

/** Why a row that can be read is refused by the chart. */
export const unitReason = (fault: Fault): Reason => (isOfRows(fault) ? OF_ROWS[fault] : ruleReason(fault));
