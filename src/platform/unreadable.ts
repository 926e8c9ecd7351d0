import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from './problem.js';
import { problemBody } from './problem.filter.js';

/** As the contract pairs it with `invalid-input`, whatever finer status HTTP has: headers or a path that are too long, too. */
const STATUS = 400;

/** Answers what is no HTTP, or whose headers are too large or too slow, before there is a request to speak of. */
export const refuseUnreadable = ({ code = '' }: NodeJS.ErrnoException, socket: Socket): void => {
  if (code === 'ECONNRESET' || !socket.writable) return;
  const problem = problemBody(new Problem('invalid-input'), { id: randomUUID(), headers: {}, body: undefined });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${STATUS} ${STATUS_CODES[STATUS] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};
