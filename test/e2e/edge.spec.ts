import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { CityServer } from '../support/http/city-server.js';
import { NOW } from '../support/http/small-city.js';
import { said, speak } from '../support/http/speak.js';

const MIB = 1_048_576;

describe('what is taken in', () => {
  let server: CityServer;
  let token: string;

  beforeAll(async () => {
    server = await CityServer.open(NOW);
    token = await server.token('local-admin');
  });
  afterAll(async () => server.close());

  const bearer = (): string => `Authorization: Bearer ${token}`;

  it('asks who it is, and what role, before it takes a body', async () => {
    await server.write('/v1/grants', { subject: 'reader', role: 'leadership' });
    const reader = `Authorization: Bearer ${await server.token('reader')}`;
    const body = ['Host: x', 'Content-Type: text/csv', `Content-Length: ${31 * MIB}`];
    for (const [who, status] of [
      ['Authorization: none', 401],
      ['Authorization: Bearer x.y.z', 401],
      [reader, 403],
    ] as const) {
      const socket = await speak(server.url, ['POST /v1/imports/roster HTTP/1.1', ...body, who], 'nip');
      const [first] = (await once(socket, 'data')) as [Buffer];
      expect(first.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      socket.destroy();
    }
  });

  it('asks for a body that waits to be asked for only where it is wanted', async () => {
    const body = ['Host: x', 'Content-Type: application/json', 'Content-Length: 2', 'Expect: 100-continue'];
    const refused = await speak(server.url, ['POST /v1/units HTTP/1.1', ...body]);
    expect(await text(refused)).toMatch(/^HTTP\/1\.1 401 /);
    const wanted = await speak(server.url, ['POST /v1/units HTTP/1.1', ...body, bearer()]);
    const [first] = (await once(wanted, 'data')) as [Buffer];
    expect(first.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    wanted.write('{}');
    const [then] = (await once(wanted, 'data')) as [Buffer];
    expect(then.toString()).toMatch(/^HTTP\/1\.1 400 /);
    wanted.destroy();
  });

  it('works at four imports together, and says to whom it does not when to come again', async () => {
    const head = ['POST /v1/imports/roster?dryRun=true HTTP/1.1', 'Host: x', 'Content-Type: text/csv'];
    const begun = [...head, 'Content-Length: 100', 'Expect: 100-continue', bearer()];
    const four: Socket[] = [];
    for (let count = 0; count < 4; count += 1) {
      const socket = await speak(server.url, begun);
      await once(socket, 'data');
      four.push(socket);
    }
    const fifth = await said(server.url, [...head, 'Content-Length: 3', bearer()], 'nip');
    expect(fifth).toMatch(/^HTTP\/1\.1 429 [^]*retry-after: 1\r\n[^]*"code":"too-busy"/i);
    expect((await server.ask('/health/live', { as: null })).status).toBe(200);
    expect((await server.ask('/v1/units')).status).toBe(200);
    for (const socket of four) {
      socket.destroy();
      await once(socket, 'close');
    }
    let status = 429;
    while (status === 429)
      status = (await server.ask('/v1/imports/roster', { raw: 'nip', headers: { 'content-type': 'text/csv' } })).status;
    expect(status).toBe(400);
  });

  it('refuses a body of 80,000 names, wherever they stand', async () => {
    const names = Object.fromEntries(Array.from({ length: 80_000 }, (_, n) => [`n${n}`, 1]));
    const post = { title: 'Analis', type: 'functional' };
    const bodies = [
      ['/v1/units', { code: 'A', ...names }],
      ['/v1/staff', { nip: '1', position: { ...post, ...names } }],
      ['/v1/transfers', { decree: 'x', moves: [{ position: { ...post, ...names } }] }],
    ] as const;
    for (const [path, body] of bodies) {
      const { status, json } = await server.ask(path, { body });
      expect([status, json.code]).toStrictEqual([400, 'invalid-input']);
    }
  });
});
