import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Connection, type Work } from './connection.js';
import type { EdgeLimits } from './edge-limits.js';
import { unreadable } from './unreadable.js';

/** How long the rest of a request may take to arrive once the server closes. */
const PATIENCE_MS = 5_000;

/** Looks that an answer has to go out before its bytes are counted against its reader. */
const FEW_LOOKS = 2;

/**
 * The connections of a server: what each may hold, and all together; and that none keeps the server from closing, be it
 * silent, kept alive after its answer, or in the middle of a request that never arrives in whole.
 */
export class Connections {
  private readonly open = new Map<Socket, Connection>();
  private closing = false;

  constructor(private readonly limits: EdgeLimits) {}

  watch(server: Server, work: Work): void {
    server.on('connection', (socket: Socket) => {
      this.open.set(socket, new Connection(socket, work, (connection) => this.closing && connection.drop()));
      socket.once('close', () => this.open.delete(socket));
    });
    for (const event of ['request', 'checkContinue', 'checkExpectation'] as const) {
      server.on(event, (request, response) => this.open.get(request.socket)?.take({ request, response }));
    }
    server.on('connect', (_, socket: Socket) => this.open.get(socket)?.end(unreadable('invalid-input')));
    server.setTimeout(this.limits.silentMs, (socket) => this.silent(socket));
    const sweeping = setInterval(() => this.sweep(), this.limits.sweepMs).unref();
    server.once('close', () => clearInterval(sweeping));
  }

  /** What came is no request, or comes too slowly to become one. */
  refuse({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
    if (code === 'ECONNRESET' || !socket.writable) return;
    const isSlow = code === 'ERR_HTTP_REQUEST_TIMEOUT';
    this.open.get(socket)?.end(unreadable(isSlow ? 'request-timeout' : 'invalid-input'));
  }

  /** Requests that have arrived are answered; call it before the server closes. */
  close(): void {
    this.closing = true;
    this.drop(({ isIdle }) => isIdle);
    setTimeout(() => this.drop(({ isAtWork }) => !isAtWork), PATIENCE_MS).unref();
  }

  private drop(isToGo: (connection: Connection) => boolean): void {
    for (const connection of this.open.values()) if (isToGo(connection)) connection.drop();
  }

  /** Nothing has moved for long: what is worked at may go on, anything else has been waited for in vain. */
  private silent(socket: Socket): void {
    const connection = this.open.get(socket);
    if (!connection) socket.destroy();
    else if (connection.isReceiving) connection.end(unreadable('request-timeout'));
    else if (!connection.isAtWork || connection.isUnread) connection.drop();
  }

  private sweep(): void {
    const all = [...this.open.values()];
    this.sweepLingering(all.filter(({ lingering }) => lingering !== undefined));
    this.sweepUnread(all.filter(({ isUnread }) => isUnread));
    this.sweepWaiting(all);
  }

  private sweepLingering(all: readonly Connection[]): void {
    const { lingerMs, lingerBytes, lingering: most } = this.limits;
    const longest = all.toSorted((a, b) => (a.lingering?.since ?? 0) - (b.lingering?.since ?? 0));
    for (const [index, connection] of longest.entries()) {
      const { since = 0, bytes = 0 } = connection.lingering ?? {};
      const isOver = Date.now() - since > lingerMs || connection.socket.bytesRead - bytes > lingerBytes;
      if (isOver || all.length - index > most) connection.drop();
    }
  }

  /** Those that read slowest go first, and none that has only just been answered. */
  private sweepUnread(all: readonly Connection[]): void {
    let left = all.reduce((sum, { unreadBytes }) => sum + unreadBytes, 0);
    for (const connection of all) connection.looks += 1;
    for (const connection of all.toSorted((a, b) => b.looks - a.looks)) {
      if (left <= this.limits.unread || connection.looks < FEW_LOOKS) return;
      left -= connection.unreadBytes;
      connection.drop();
    }
  }

  private sweepWaiting(all: readonly Connection[]): void {
    let left = all.reduce((sum, { waits }) => sum + waits, 0);
    for (const connection of all.toSorted((a, b) => b.waits - a.waits)) {
      if (left <= this.limits.waiting) return;
      left -= connection.waits;
      connection.drop();
    }
  }
}
