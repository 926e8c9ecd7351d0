import type { NipFault } from './nip-cell.js';
import type { RowFault } from './csv-rows.js';
import { BAD_ROWS, type Sentence } from './csv-table.js';

export type RosterCode = 'bad-row' | 'bad-nip' | 'duplicate-nip' | 'missing-name' | 'name-too-long' | 'bad-value';

export type RosterFault =
  | RowFault
  | NipFault
  | 'duplicate-nip'
  | 'missing-name'
  | 'name-too-long'
  | 'name-characters'
  | 'unusable-title'
  | 'unknown-position'
  | 'unknown-employment'
  | 'employment-contradicts';

type Told = { readonly code: RosterCode; readonly detail: Sentence };

/** What is wrong with a row and what to do; never what stands in it. */
export const ROSTER_FAULTS: Readonly<Record<RosterFault, Told>> = {
  ...BAD_ROWS,
  'bad-nip': {
    code: 'bad-nip',
    detail: {
      id: 'NIP harus 18 angka dengan tanggal lahir dan pengangkatan yang mungkin; ekspor ulang kolomnya sebagai teks.',
      en: 'A NIP has 18 digits with a possible birth date and appointment; export the column again as text.',
    },
  },
  'spreadsheet-nip': {
    code: 'bad-nip',
    detail: {
      id: 'NIP sudah diubah menjadi bilangan oleh lembar kerja; jadikan kolomnya Teks sebelum mengisi atau membuka berkas, lalu ekspor ulang.',
      en: 'A spreadsheet has turned the NIP into a number; make its column Text before filling in or opening the file, then export it again.',
    },
  },
  'duplicate-nip': {
    code: 'duplicate-nip',
    detail: {
      id: 'NIP ini sudah ada pada baris sebelumnya; sisakan satu baris untuk setiap orang.',
      en: 'An earlier row has the same NIP; leave one row for each person.',
    },
  },
  'missing-name': {
    code: 'missing-name',
    detail: { id: 'Nama kosong; isilah.', en: 'The name is empty; fill it in.' },
  },
  'name-too-long': {
    code: 'name-too-long',
    detail: {
      id: 'Nama lebih dari 200 karakter; persingkatlah.',
      en: 'The name has more than 200 characters; shorten it.',
    },
  },
  'name-characters': {
    code: 'bad-value',
    detail: {
      id: 'Nama memuat karakter kendali atau ganti baris, atau diawali =, + atau @; hapuslah.',
      en: 'The name holds a control character or a line break, or begins with =, + or @; remove it.',
    },
  },
  'unusable-title': {
    code: 'bad-value',
    detail: {
      id: 'Nama jabatan paling banyak 300 dan golongan 20 karakter, dalam satu baris tanpa karakter kendali; perbaikilah.',
      en: 'The name of a post has at most 300 and a grade 20 characters, in one line without control characters; correct it.',
    },
  },
  'unknown-position': {
    code: 'bad-value',
    detail: {
      id: 'Jenis jabatan tidak dikenal; tulis Struktural, Fungsional, Fungsional Tertentu, Fungsional Umum atau Pelaksana.',
      en: 'Unknown kind of post; write Struktural, Fungsional, Fungsional Tertentu, Fungsional Umum or Pelaksana.',
    },
  },
  'unknown-employment': {
    code: 'bad-value',
    detail: {
      id: 'Jenis pegawai tidak dikenal; tulis PNS, CPNS, PPPK atau PPPK Paruh Waktu.',
      en: 'Unknown kind of employment; write PNS, CPNS, PPPK or PPPK Paruh Waktu.',
    },
  },
  'employment-contradicts': {
    code: 'bad-value',
    detail: {
      id: 'Jenis pegawai tidak sesuai dengan bentuk NIP; perbaiki salah satunya.',
      en: 'The NIP is that of another kind of employment; correct one of the two.',
    },
  },
};
