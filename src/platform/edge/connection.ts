import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export type Work = (request: IncomingMessage, response: ServerResponse) => void;

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/**
 * One connection and what came on it. Its requests are worked at one after another, the next when the answer before it
 * has gone out: so it holds one answer at most, however many it asks for, and a read sees the write sent before it.
 */
export class Connection {
  private current: Exchange | undefined;
  private waiting: Exchange[] = [];
  /** What closes the connection once all that came before it is answered. */
  private lastWords: string | undefined;
  /** Since when the rest of an answered request is taken in, and what had come by then. */
  lingering: { readonly since: number; readonly bytes: number } | undefined;
  /** For how many looks an answer has been going out. */
  looks = 0;

  constructor(
    readonly socket: Socket,
    private readonly work: Work,
    private readonly onSilent: (connection: Connection) => void,
  ) {}

  get waits(): number {
    return this.waiting.length;
  }

  /** Nothing is being worked at, and nothing waits. */
  get isIdle(): boolean {
    return this.current === undefined;
  }

  /** A request has come in whole and is not answered yet. */
  get isAtWork(): boolean {
    return this.current?.request.complete === true;
  }

  /** A request has begun and goes on arriving, unanswered. */
  get isReceiving(): boolean {
    const { current } = this;
    return current !== undefined && !current.request.complete && !current.response.headersSent;
  }

  /** An answer is there that its reader does not take. */
  get isUnread(): boolean {
    const { response } = this.current ?? {};
    return response !== undefined && (response.writableEnded || response.writableNeedDrain);
  }

  get unreadBytes(): number {
    return this.isUnread ? (this.current?.response.writableLength ?? 0) : 0;
  }

  take(exchange: Exchange): void {
    if (this.current === undefined) return this.begin(exchange);
    this.waiting.push(exchange);
    // What has been read with it comes still; nothing more is read until all that has come is answered.
    this.socket.pause();
  }

  /** Says something that is no answer of a request, in its turn, and closes. */
  end(words: string): void {
    if (!this.socket.writable) return;
    if (this.current === undefined || this.isReceiving) this.socket.end(words);
    else if (!this.current.request.complete) this.drop();
    else this.lastWords = words;
  }

  drop(): void {
    this.waiting = [];
    this.socket.destroy();
  }

  private begin(exchange: Exchange): void {
    this.current = exchange;
    this.looks = 0;
    exchange.response.once('close', () => this.done(exchange));
    this.work(exchange.request, exchange.response);
  }

  private done({ request }: Exchange): void {
    this.current = undefined;
    if (this.socket.destroyed) return;
    if (!request.complete) this.linger(request);
    const next = this.waiting.shift();
    if (next) return this.begin(next);
    if (this.lastWords !== undefined) return void this.socket.end(this.lastWords);
    this.socket.resume();
    this.onSilent(this);
  }

  /** Closed at once, a connection loses the answer: whoever still sends is told that nobody listens, and reads no more. */
  private linger(request: IncomingMessage): void {
    this.lingering = { since: Date.now(), bytes: this.socket.bytesRead };
    request.resume();
    request.once('close', () => (this.lingering = undefined));
  }
}
