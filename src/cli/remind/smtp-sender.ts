import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailServer } from '../../platform/process/mail-server.js';
import { faultIn, type MailFault } from './mail-fault.js';
import { SmtpLine } from './smtp-line.js';

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** By which a mailbox knows a copy of it. */
  readonly id: string;
};

/**
 * What became of a letter. `unreachable`: no letter could have been handed over; `not-sent`: this one was not;
 * `unsure`: it was on its way when the line broke.
 */
export type Delivery =
  { readonly kind: 'sent' } | ({ readonly kind: 'unreachable' | 'not-sent' | 'unsure' } & MailFault);

export type SenderOptions = {
  readonly server: MailServer;
  readonly from: string;
  /** How long the server may say nothing. */
  readonly patienceMs: number;
};

/** A letter may take so many times the patience in all, though something is said now and then. */
const IN_ALL = 4;

/** The server is about to close the line: it has taken nothing, and may take it on another. */
const CLOSING = 421;

/** A stream whose first byte is asked for when the server wants it: whether it is on its way is known by that. */
const outgoing = (bytes: Buffer, onBegin: () => void): Readable => {
  async function* pieces(): AsyncGenerator<Buffer> {
    onBegin();
    yield await Promise.resolve(bytes);
  }
  return Readable.from(pieces(), { objectMode: false });
};

/** Hands letters over to a mail server, one after another, over one line while it lasts. */
export class SmtpSender {
  private line: SmtpLine | undefined;

  constructor(private readonly options: SenderOptions) {}

  /** A server may close a line that was used before: what was not on its way then goes over a new one. */
  async send(letter: Letter): Promise<Delivery> {
    const bytes = await this.written(letter);
    const { line } = this;
    if (line) {
      const delivery = await this.over(line, letter, bytes);
      const isClosed = delivery.kind === 'not-sent' && [undefined, CLOSING].includes(delivery.code);
      if (!isClosed) return delivery;
    }
    const fresh = await this.opened();
    return fresh instanceof SmtpLine ? this.over(fresh, letter, bytes) : { kind: 'unreachable', ...fresh };
  }

  close(): void {
    this.line?.close();
    this.line = undefined;
  }

  private async opened(): Promise<SmtpLine | MailFault> {
    const { server, patienceMs } = this.options;
    const line = new SmtpLine(server, patienceMs);
    const fault = await this.within(line, async () => line.open());
    if (!fault) this.line = line;
    return fault ?? line;
  }

  private async over(line: SmtpLine, { to }: Letter, bytes: Buffer): Promise<Delivery> {
    let hasBegun = false;
    const body = outgoing(bytes, () => (hasBegun = true));
    const fault = await this.within(line, async () => line.handOver({ from: this.options.from, to }, body));
    if (!fault) return { kind: 'sent' };
    return { kind: hasBegun && fault.code === undefined ? 'unsure' : 'not-sent', ...fault };
  }

  /** Work on a line that takes no longer than it may; the line is given up where it fails. */
  private async within(line: SmtpLine, work: () => Promise<void>): Promise<MailFault | undefined> {
    const timer = setTimeout(() => line.cut(), IN_ALL * this.options.patienceMs);
    try {
      await work();
      return undefined;
    } catch (fault) {
      line.close();
      if (this.line === line) this.line = undefined;
      return faultIn(fault);
    } finally {
      clearTimeout(timer);
    }
  }

  private async written({ to, subject, text, id }: Letter): Promise<Buffer> {
    const { from } = this.options;
    const messageId = `<${id}@${from.split('@').at(-1) ?? 'localhost'}>`;
    // Nobody's holiday note comes back to it.
    const headers = { 'Auto-Submitted': 'auto-generated' };
    return new MailComposer({ from, to, subject, text, messageId, headers }).compile().build();
  }
}
