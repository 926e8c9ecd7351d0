import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { EDGE_LIMITS, type EdgeLimits } from '../../src/platform/edge/edge-limits.js';
import { fastifyAdapter } from '../../src/platform/edge/http.js';
import { expectOf } from '../support/expectation.js';

const LARGE = Buffer.alloc(8 * 1_048_576, 'x');

/** Fastify as the application uses it, with routes of its own. */
class Edge {
  private readonly instance: FastifyInstance;
  private readonly sockets: Socket[] = [];
  /** Answers that were begun. */
  begun = 0;
  private port = 0;

  constructor(limits: Partial<EdgeLimits>) {
    const log = pino({ level: 'silent' });
    this.instance = fastifyAdapter(log, { ...EDGE_LIMITS, ...limits }).getInstance<FastifyInstance>();
    this.instance.get('/large', async () => {
      this.begun += 1;
      return LARGE;
    });
    this.instance.get('/small', async () => {
      this.begun += 1;
      return { nth: this.begun };
    });
    this.instance.post('/body', async () => ({}));
  }

  async open(): Promise<this> {
    const url = await this.instance.listen({ port: 0, host: '127.0.0.1' });
    this.port = Number(new URL(url).port);
    return this;
  }

  /** Sends some bytes and reads nothing until it is resumed. */
  async send(bytes: string): Promise<Socket> {
    const socket = connect(this.port, '127.0.0.1');
    this.sockets.push(socket);
    await once(socket, 'connect');
    socket.pause();
    socket.write(bytes);
    return socket;
  }

  /** Resolves once the server has no more connections than some. */
  async left(most: number): Promise<void> {
    const count = promisify(this.instance.server.getConnections.bind(this.instance.server));
    while ((await count()) > most) await turn();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await this.instance.close();
  }
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const last = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;

/** A body of which nine bytes are missing. */
const SLOW = 'POST /body HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{';

/** All that comes until the other side closes, be it in the middle of an answer. */
const heard = async (socket: Socket): Promise<string> => {
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  socket.resume();
  if (!socket.closed) await once(socket, 'close');
  return said;
};

describe('a connection', () => {
  let edge: Edge | undefined;
  const opened = async (limits: Partial<EdgeLimits> = {}): Promise<Edge> => (edge = await new Edge(limits).open());
  afterEach(async () => edge?.close());

  it('is answered everything that it asks for at once, in its order', async () => {
    const here = await opened();
    const said = await heard(await here.send(get('/small').repeat(1_999) + last('/small')));
    const nth = [...said.matchAll(/\{"nth":(\d+)\}/g)].map(([, count]) => Number(count));
    expect(nth).toStrictEqual(Array.from({ length: 2_000 }, (_, index) => index + 1));
  });

  it('is made no further answer while it has not taken the one before', async () => {
    const here = await opened();
    const silent = await here.send(get('/large').repeat(200));
    const other = await here.send(last('/small'));
    expect(await heard(other)).toMatch(/200 OK/);
    const begun = here.begun;
    expectOf(begun <= 3, `${begun} answers begun`).toBeTruthy();
    silent.destroy();
  });

  it('is closed where it takes no answer', async () => {
    const here = await opened({ silentMs: 200 });
    await here.send(get('/large').repeat(50));
    await here.left(0);
    expect(here.begun).toBe(1);
  });

  it('is closed with others that take no answers once those are too many bytes', async () => {
    const here = await opened({ unread: 2 * LARGE.length, sweepMs: 20 });
    await Promise.all(Array.from({ length: 5 }, async () => here.send(get('/large').repeat(5))));
    await here.left(2);
    expect(await heard(await here.send(last('/small')))).toMatch(/200 OK/);
  });

  it('is closed where it asks for more than can wait', async () => {
    const here = await opened({ waiting: 100, sweepMs: 20 });
    await here.send(get('/large').repeat(500));
    await here.left(0);
  });

  it('is told that it is too slow, be it with its headers or with its body', async () => {
    const here = await opened({ headersMs: 100, requestMs: 200, sweepMs: 20 });
    for (const begun of ['GET /small HTTP/1.1\r\nHost:', SLOW]) {
      const said = await heard(await here.send(begun));
      expect(said).toMatch(
        /^HTTP\/1\.1 408 [^]*application\/problem\+json[^]*"status":408[^]*"code":"request-timeout"/,
      );
    }
  });

  it('is told so, too, where nothing of its body comes for a while', async () => {
    const here = await opened({ silentMs: 100 });
    const said = await heard(await here.send(SLOW));
    expect(said).toMatch(/"code":"request-timeout"/);
  });

  it('is answered what it asked before it spoke no HTTP', async () => {
    const here = await opened();
    const said = await heard(await here.send(`${get('/small')}${get('/small')}NO HTTP\r\n\r\n`));
    expect(said.match(/HTTP\/1\.1 \d+/g)).toStrictEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
  });
});
