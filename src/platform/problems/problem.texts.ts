import type { ProblemCode, RequestCode, RuleCode } from '../../kernel/words/refusal.js';
import { say, type Sentences } from '../../kernel/words/sentences.js';

const REQUEST_TEXTS: Readonly<Record<RequestCode, Sentences>> = {
  'invalid-input': say(
    ['Masukan tidak sah', 'Perbaiki bagian yang disebut pada errors, lalu kirim lagi.'],
    ['Invalid input', 'Correct the places named in errors and send it again.'],
  ),
  unauthenticated: say(
    ['Belum dikenali', 'Sertakan token yang masih berlaku: Authorization: Bearer ...'],
    ['Unauthenticated', 'Send a valid token: Authorization: Bearer ...'],
  ),
  forbidden: say(
    ['Tidak berwenang', 'Penugasan Anda tidak mencakup permintaan ini atau unit ini.'],
    ['Forbidden', 'Your grants do not cover this request or this unit.'],
  ),
  'not-found': say(
    ['Tidak ditemukan', 'Tidak ada yang demikian pada pasangan tanggal ini, atau bukan untuk Anda.'],
    ['Not found', 'There is no such thing at this pair of dates, or none you may know of.'],
  ),
  'code-unknown': say(
    ['Kode tidak dikenal', 'Kode ini tidak ada, atau tidak berlaku lagi. Periksa hurufnya, lalu ulangi.'],
    ['Code unknown', 'There is no such code, or it is void. Look at its letters and repeat.'],
  ),
  'method-not-allowed': say(
    ['Metode tidak didukung', 'Alamat ini ada, tetapi bukan untuk metode ini. Pakai metode pada Allow.'],
    ['Method not allowed', 'This address exists, but not for this method. Use one of those in Allow.'],
  ),
  'request-timeout': say(
    [
      'Kiriman terlalu lambat',
      'Kiriman tidak sampai utuh pada waktunya. Ulangi, bila perlu dalam bagian yang lebih kecil.',
    ],
    ['Request too slow', 'The request did not arrive in whole in time. Repeat it, in smaller parts if need be.'],
  ),
  'revision-mismatch': say(
    ['Sudah berubah', 'Data sudah berubah sejak Anda membacanya. Baca lagi, lalu ulangi.'],
    ['Revision mismatch', 'It has changed since you read it. Read it again and repeat.'],
  ),
  'body-too-large': say(
    ['Kiriman terlalu besar', 'Batasnya 1 MiB, untuk impor 32 MiB. Bagi kirimannya.'],
    ['Body too large', 'The limit is 1 MiB, for imports 32 MiB. Send it in parts.'],
  ),
  'unsupported-media-type': say(
    ['Jenis kiriman tidak didukung', 'Kirim application/json, untuk impor text/csv.'],
    ['Unsupported media type', 'Send application/json, for imports text/csv.'],
  ),
  'idempotency-key-reused': say(
    ['Kunci sudah dipakai', 'Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru.'],
    ['Idempotency key reused', 'This Idempotency-Key was used for another request. Use a new key.'],
  ),
  'too-busy': say(
    ['Terlalu sibuk', 'Ulangi setelah waktu pada Retry-After.'],
    ['Too busy', 'Repeat after the time in Retry-After.'],
  ),
  'store-unavailable': say(
    [
      'Penyimpanan tidak tersedia',
      'Ulangi setelah waktu pada Retry-After; tidak ada yang hilang. Bila berlanjut, /health/ready menyebut sebabnya.',
    ],
    [
      'Store unavailable',
      'Repeat after the time in Retry-After; nothing answered before is lost. Should it go on, /health/ready tells why.',
    ],
  ),
  'view-behind': say(
    ['Bacaan belum mutakhir', 'Bacaan belum memuat yang diminta. Ulangi setelah waktu pada Retry-After.'],
    ['View behind', 'The view does not hold what was asked for yet. Repeat after the time in Retry-After.'],
  ),
  'internal-error': say(
    ['Kesalahan sistem', 'Terjadi kesalahan di sisi sistem. Sebutkan requestId bila melaporkannya.'],
    ['Internal error', 'Something went wrong on our side. Give the requestId when you report it.'],
  ),
};

/** Of an address that there is not, whatever the dates. */
export const NO_SUCH_ADDRESS = say(
  ['Tidak ditemukan', 'Tidak ada alamat yang demikian. Alamat yang ada tercantum pada /docs.'],
  ['Not found', 'There is no such address. Those that there are stand in /docs.'],
);

/** What went wrong and what to do about it, in both languages. */
export type Texts = { readonly of: (code: ProblemCode) => Sentences };

/** Where nothing but the request is wrong, and no capability knows of it yet. */
export const requestTexts = (code: RequestCode): Texts => ({ of: () => REQUEST_TEXTS[code] });

/** The texts of every code: those of rules are the capabilities' own. */
export class ProblemTexts implements Texts {
  private readonly texts: Readonly<Record<ProblemCode, Sentences>>;

  constructor(rules: Readonly<Record<RuleCode, Sentences>>) {
    this.texts = { ...rules, ...REQUEST_TEXTS };
  }

  of(code: ProblemCode): Sentences {
    return this.texts[code];
  }

  /** By the alphabet, whatever the order in which capabilities are put together. */
  codes(): readonly ProblemCode[] {
    return (Object.keys(this.texts) as ProblemCode[]).sort();
  }
}
