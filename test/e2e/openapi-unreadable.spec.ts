import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { textOf } from '../support/caller.js';
import { CityServer } from '../support/http/city-server.js';
import { NOW } from '../support/http/small-city.js';

/** What a server says to some bytes. */
const spoken = async (url: string, sent: string): Promise<string> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(sent);
  return text(socket);
};

describe('what is no request', () => {
  let server: CityServer;

  beforeAll(async () => {
    server = await CityServer.open(NOW);
  });
  afterAll(async () => server.close());

  it('is refused as HTTP', async () => {
    for (const [sent, status] of [
      ['GET\r\n\r\n', 400],
      [`GET /v1/units HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 400],
      ['POST /v1/units HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400],
    ] as const) {
      const answer = await spoken(server.url, sent);
      expect(answer).toMatch(
        new RegExp(`^HTTP/1.1 ${status} [^]*application/problem\\+json[^]*"code":"invalid-input"`),
      );
    }
  });

  it('is told which methods a path takes', async () => {
    const { status, headers, json } = await server.ask('/v1/units?x=1', { method: 'DELETE' });
    expect([status, json.code]).toStrictEqual([405, 'method-not-allowed']);
    expect(headers.get('allow')?.split(', ').toSorted()).toStrictEqual(['GET', 'HEAD', 'POST']);
    expect(textOf(await server.ask('/v1/nothing', { method: 'DELETE' }), 'code')).toBe('not-found');
  });
});
