import type { RowFault } from './csv-rows.js';
import { BAD_ROWS, type Sentence } from './csv-table.js';
import { UNITS_FAULTS } from './units-faults.js';

export type HolidaysFault = RowFault | 'unusable-date' | 'unusable-name' | 'repeated-date';

type Told = { readonly code: 'bad-row' | 'bad-value' | 'duplicate-date'; readonly detail: Sentence };

/** What is wrong with a row and what to do; never what stands in it. */
export const HOLIDAYS_FAULTS: Readonly<Record<HolidaysFault, Told>> = {
  ...BAD_ROWS,
  'unusable-date': { code: 'bad-value', detail: UNITS_FAULTS['unusable-date'].detail },
  'unusable-name': {
    code: 'bad-value',
    detail: {
      id: 'Nama hari libur harus 1 sampai 200 karakter yang terbaca, tanpa karakter kendali; perbaikilah.',
      en: 'The name of a holiday has 1 to 200 characters that can be read and no control characters; correct it.',
    },
  },
  'repeated-date': {
    code: 'duplicate-date',
    detail: {
      id: 'Tanggal ini sudah ada pada baris sebelumnya dengan nama lain; sisakan satu baris, dengan kedua nama bila perlu.',
      en: 'An earlier row has the same date with another name; leave one row, with both names where both are meant.',
    },
  },
};
