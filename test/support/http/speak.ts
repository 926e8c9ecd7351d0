import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A connection on which a request has been sent, line by line, and what of its body is given. */
export const speak = async (url: string, lines: readonly string[], body = ''): Promise<Socket> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  return socket;
};

/** What is said to one request on a connection that is closed after it. */
export const said = async (url: string, lines: readonly string[], body = ''): Promise<string> =>
  text(await speak(url, [...lines, 'Connection: close'], body));
