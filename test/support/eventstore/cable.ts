import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Cleaning } from '../cleanup.js';
import type { EventStoreStandIn } from './stand-in.js';

/** A way to a server that can go dead without a word to either end. */
export class Cable {
  private readonly ends = new Set<readonly [Socket, Socket]>();

  private constructor(
    /** Of the server, by this way. */
    readonly url: string,
  ) {}

  static async to(t: Cleaning, standIn: EventStoreStandIn): Promise<Cable> {
    const near = createServer();
    near.listen(0, '127.0.0.1');
    await once(near, 'listening');
    t.after(() => near.close());
    const { port } = near.address() as AddressInfo;
    const cable = new Cable(standIn.url.replace(/:\d+\?/, `:${port}?`));
    near.on('connection', (socket) => cable.join(socket, connect(standIn.port, '127.0.0.1')));
    t.after(() => cable.cut());
    return cable;
  }

  /** Whoever is connected hears nothing more, and is not told; who comes anew is served. */
  goDead(): void {
    for (const [near, far] of this.ends) {
      near.unpipe(far);
      far.unpipe(near);
      near.pause();
      far.pause();
    }
  }

  private cut(): void {
    for (const ends of this.ends) for (const end of ends) end.destroy();
  }

  private join(near: Socket, far: Socket): void {
    this.ends.add([near, far]);
    for (const end of [near, far]) {
      end.on('error', () => undefined);
      end.on('close', () => near.destroy() && far.destroy());
    }
    near.pipe(far).pipe(near);
  }
}
