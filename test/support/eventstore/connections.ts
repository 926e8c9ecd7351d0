import type { Server, ServerCredentials } from '@grpc/grpc-js';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** The connections of a server, held where they can be cut. */
export class Connections {
  private readonly open = new Set<Socket>();

  /** Resolves with the port once it is listened on. */
  async listen(server: Server, credentials: ServerCredentials, port: number): Promise<number> {
    const injector = server.createConnectionInjector(credentials);
    const listener = createServer((socket) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
      injector.injectConnection(socket);
    });
    listener.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    return (listener.address() as AddressInfo).port;
  }

  reset(): void {
    for (const socket of this.open) socket.resetAndDestroy();
  }
}
