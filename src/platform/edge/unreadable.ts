import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { RequestCode } from '../../kernel/words/refusal.js';
import { Problem, statusOf } from '../problems/problem.js';
import { problemBody } from '../problems/problem.filter.js';
import { requestTexts } from '../problems/problem.texts.js';
import { SAFE_HEADERS } from '../document/safe-headers.js';

/**
 * The whole answer to what is no HTTP, or whose headers are too large, or whose rest is too slow, as it goes out: there
 * is no request to speak of. Headers or a path that are too long are `invalid-input`, whatever finer status HTTP has.
 */
export const unreadable = (code: RequestCode): string => {
  const request = { id: randomUUID(), headers: {}, body: undefined };
  const body = JSON.stringify(problemBody(new Problem(code), request, requestTexts(code)));
  const head = [
    `HTTP/1.1 ${statusOf(code)} ${STATUS_CODES[statusOf(code)] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...Object.entries(SAFE_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
};
