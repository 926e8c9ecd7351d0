import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long the rest of a request may take to arrive once the server closes. */
const PATIENCE_MS = 5_000;

/** How long the rest of a request that was answered before it had arrived is still taken in. */
const LINGER_MS = 30_000;

/**
 * The connections of a server, so that none keeps it from closing: one that is silent, one kept alive after its
 * answer, one whose request never arrives in whole. Node closes those that are idle at that moment, and no other.
 */
export class Connections {
  /** With the request that is under way on each, if any. */
  private readonly open = new Map<Socket, IncomingMessage | undefined>();
  private closing = false;

  watch(server: Server): void {
    server.on('connection', (socket: Socket) => {
      this.open.set(socket, undefined);
      socket.once('close', () => this.open.delete(socket));
    });
    server.on('request', (request, response) => {
      this.open.set(request.socket, request);
      response.once('close', () => this.done(request));
    });
  }

  /** Requests that have arrived are answered; call it before the server closes. */
  close(): void {
    this.closing = true;
    this.drop((request) => request === undefined);
    setTimeout(() => this.drop((request) => request?.complete !== true), PATIENCE_MS).unref();
  }

  private drop(isSilent: (request: IncomingMessage | undefined) => boolean): void {
    for (const [socket, request] of this.open) if (isSilent(request)) socket.destroy();
  }

  private done(request: IncomingMessage): void {
    const { socket } = request;
    if (this.open.get(socket) !== request) return;
    this.open.set(socket, undefined);
    // The answer has gone out. What would come next is not read: it could be done, but no longer answered.
    if (this.closing) socket.destroy();
    else if (!request.complete) this.linger(request);
  }

  /** Closed at once, a connection loses the answer: whoever still sends is told that nobody listens, and reads no more. */
  private linger(request: IncomingMessage): void {
    request.resume();
    const timer = setTimeout(() => request.complete || request.socket.destroy(), LINGER_MS).unref();
    request.once('close', () => clearTimeout(timer));
  }
}
