import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer };

const END_OF_HEAD = '\r\n\r\n';

/** One kept-open connection, one request at a time: as little work as a client can do beside the server it measures. */
export class Connection {
  private chunks: Buffer[] = [];
  private received = 0;
  private expected = Infinity;
  private done: ((whole: Buffer) => void) | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly headers: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
  }

  static async open(url: string, token: string): Promise<Connection> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Connection(socket, `host: ${host}\r\nauthorization: Bearer ${token}\r\n`);
  }

  get(path: string): Promise<Answer> {
    return this.send(`GET ${path} HTTP/1.1\r\n${this.headers}\r\n`);
  }

  post(path: string, body: string, key: string): Promise<Answer> {
    const length = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    return this.send(`POST ${path} HTTP/1.1\r\n${this.headers}${length}idempotency-key: ${key}\r\n\r\n${body}`);
  }

  close(): void {
    this.socket.destroy();
  }

  private async send(request: string): Promise<Answer> {
    const answered = new Promise<Buffer>((resolve) => (this.done = resolve));
    this.socket.write(request);
    const whole = await answered;
    const at = whole.indexOf(END_OF_HEAD);
    const head = whole.toString('latin1', 0, at);
    return { status: Number(head.slice(9, 12)), head, body: whole.subarray(at + END_OF_HEAD.length) };
  }

  private take(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.received += chunk.length;
    if (this.expected === Infinity) this.expected = lengthOf(Buffer.concat(this.chunks));
    if (this.received < this.expected) return;
    const whole = Buffer.concat(this.chunks);
    this.chunks = [];
    [this.received, this.expected] = [0, Infinity];
    this.done?.(whole);
  }
}

/** Of the whole answer, once its head is there. */
const lengthOf = (received: Buffer): number => {
  const at = received.indexOf(END_OF_HEAD);
  if (at < 0) return Infinity;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, at))?.[1];
  if (length === undefined) throw new Error('an answer without its length');
  return at + END_OF_HEAD.length + Number(length);
};
