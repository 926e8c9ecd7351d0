import type { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailServer } from '../../platform/process/mail-server.js';

type Done = (fault?: Error | null) => void;

type Envelope = { readonly from: string; readonly to: string };

/** On this machine itself nobody listens in, and no certificate is good for such a name. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

const connectionTo = ({ host, port, secure, password }: MailServer, patienceMs: number): SMTPConnection => {
  const isHere = LOOPBACK.has(host);
  return new SMTPConnection({
    host,
    port,
    secure,
    // A password goes over no open line.
    requireTLS: password !== undefined && !secure && !isHere,
    tls: { rejectUnauthorized: !isHere },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    socketCloseTimeout: 0,
  });
};

/** A connection to a mail server, good until something on it fails. */
export class SmtpLine {
  private readonly connection: SMTPConnection;
  private breakOff: Done = () => undefined;

  constructor(
    private readonly server: MailServer,
    patienceMs: number,
  ) {
    this.connection = connectionTo(server, patienceMs);
    // Whoever waits for a step is told; without a step there is nobody to tell.
    this.connection.on('error', (fault: Error) => this.breakOff(fault));
  }

  async open(): Promise<void> {
    const { user, password: pass = '' } = this.server;
    await this.step((done) => this.connection.connect(done));
    if (user !== undefined) await this.step((done) => this.connection.login({ user, pass }, done));
  }

  /** The letter is asked for once the server wants it. */
  async handOver(envelope: Envelope, letter: Readable): Promise<void> {
    await this.step((done) => this.connection.send(envelope, letter, done));
  }

  /** Whatever is waited for has failed. */
  cut(): void {
    this.close();
    this.breakOff(Object.assign(new Error('it took too long'), { code: 'ETIMEDOUT' }));
  }

  close(): void {
    this.connection.close();
  }

  private async step(work: (done: Done) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const done: Done = (fault) => (fault ? reject(fault) : resolve());
      this.breakOff = done;
      work(done);
    });
  }
}
