import type { RowFault } from './csv-rows.js';
import { BAD_ROWS, type Sentence } from './csv-table.js';
import type { NipFault } from './nip-cell.js';
import { ROSTER_FAULTS } from './roster-faults.js';
import { UNITS_FAULTS } from './units-faults.js';

export type CompletionsFault = RowFault | NipFault | 'unusable-date' | 'unknown-result' | 'unknown-staff';

type Told = { readonly code: 'bad-row' | 'bad-nip' | 'bad-value' | 'unknown-staff'; readonly detail: Sentence };

/** What is wrong with a row and what to do; never what stands in it. */
export const COMPLETIONS_FAULTS: Readonly<Record<CompletionsFault, Told>> = {
  ...BAD_ROWS,
  'bad-nip': { code: 'bad-nip', detail: ROSTER_FAULTS['bad-nip'].detail },
  'spreadsheet-nip': { code: 'bad-nip', detail: ROSTER_FAULTS['spreadsheet-nip'].detail },
  'unusable-date': { code: 'bad-value', detail: UNITS_FAULTS['unusable-date'].detail },
  'unknown-result': {
    code: 'bad-value',
    detail: { id: 'Hasil tidak dikenal; tulis passed atau failed.', en: 'Unknown result; write passed or failed.' },
  },
  'unknown-staff': {
    code: 'unknown-staff',
    detail: {
      id: 'Tidak ada pegawai dengan NIP ini; daftarkan dahulu, atau perbaiki NIP-nya.',
      en: 'Nobody has this NIP; enrol the person first, or correct the NIP.',
    },
  },
};
