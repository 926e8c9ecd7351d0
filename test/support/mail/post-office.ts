import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Cleaning } from '../cleanup.js';

/** A letter as the server has it. */
export type Received = { readonly from: string; readonly to: string; readonly raw: string };

/** Refuses with a code, and in words that name an address, as servers do. */
export const refusal = (responseCode: number, address = ''): Error =>
  Object.assign(new Error(`<${address}> is not taken`), { responseCode });

type Taking = NonNullable<SMTPServerOptions['onData']>;

/** A real SMTP server, of which each test says how it behaves. */
export class PostOffice {
  readonly received: Received[] = [];
  readonly sockets = new Set<Socket>();
  /** Connections that were ever made. */
  lines = 0;
  private readonly server: SMTPServer;

  private constructor(options: SMTPServerOptions) {
    this.server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onData: this.take,
      ...options,
    });
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => {
      this.lines += 1;
      this.sockets.add(socket);
    });
  }

  static async open(t: Cleaning, options: SMTPServerOptions = {}): Promise<PostOffice> {
    const office = new PostOffice(options);
    await once(office.server.listen(0, '127.0.0.1'), 'listening');
    t.after(async () => office.close());
    return office;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Takes a letter, and says so. */
  readonly take: Taking = (stream, { envelope: { mailFrom, rcptTo } }, done) => {
    let raw = '';
    stream.on('data', (bytes: Buffer) => (raw += bytes.toString()));
    stream.on('end', () => {
      this.received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo[0]?.address ?? '', raw });
      done();
    });
  };

  /** Breaks every line, without a word. */
  drop(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.drop();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}
