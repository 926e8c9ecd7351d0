import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Cleaning } from '../cleanup.js';

/** The URL of a server of a few bytes, for what a real one would not do. */
export const bareServer = async (t: Cleaning, speak: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    speak(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Says something again and again, until the line is closed. */
export const again = (socket: Socket, everyMs: number, say: () => string): void => {
  const timer = setInterval(() => socket.write(say()), everyMs);
  socket.on('close', () => clearInterval(timer));
};
