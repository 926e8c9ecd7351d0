import type { RowFault } from './csv-rows.js';
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
