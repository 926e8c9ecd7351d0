import { Injectable } from '@nestjs/common';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Refusal } from '../kernel/words/refusal.js';
import type { Language } from '../kernel/words/sentences.js';
import type { EnvelopeByDigest } from '../platform/bus/enveloped.js';
import type { TableFailure } from './csv-table.js';
import { MOST_LINES, tooLong, unusable, weighed } from './csv-upload.js';
import { answerOf, type Judged } from './import-report.js';
import { Imports } from './imports.service.js';

type Upload<F> = {
  readonly body: Buffer;
  readonly enveloped: EnvelopeByDigest;
  readonly language: Language;
  /** What is answered of the file itself. */
  readonly told?: (file: F) => object;
};

/** By whom and when a file is to be taken in. */
type Run = { readonly envelope: Envelope; readonly today: CalendarDate };

/** Reads a file, or says why it cannot be. */
type Reader<F> = (body: Buffer) => Promise<F | TableFailure>;

/** Files as they are taken in, whatever they hold. */
@Injectable()
export class Uploads {
  constructor(private readonly imports: Imports) {}

  /** The request is known by its file's digest: hashing 32 MiB at once would hold up other requests. */
  async answer<F extends { readonly kind: string }>(
    { body, enveloped, language, told }: Upload<F>,
    read: Reader<F>,
    run: (file: F, asked: Run) => Promise<Judged | Refusal>,
  ): Promise<object> {
    const { sha256, lines } = await weighed(body);
    if (lines > MOST_LINES) throw tooLong();
    const file = await read(body);
    if (isFailure(file)) throw unusable(file);
    const envelope = enveloped(sha256);
    const report = await this.imports.once(envelope, async ({ today }) => run(file, { envelope, today }));
    return answerOf(report, language, told?.(file));
  }
}

const isFailure = (file: { readonly kind: string }): file is TableFailure => file.kind === 'failed';
