import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { cleaned } from '../support/cleanup.js';
import { dataDirectory } from '../support/data-directory.js';
import { here } from '../support/server-here.js';
import { tokenOf } from '../support/tokens.js';

const MIB = 1024 * 1024;

type Office = { readonly url: string; readonly token: string };

/** Sends it all before it reads anything, as simple clients do, and once more on the same connection. */
const sendThenRead = async (office: Office, head: string, pieces: readonly Buffer[]): Promise<string> => {
  const { hostname, port } = new URL(office.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.pause();
  const common = `Host: ${hostname}\r\nAuthorization: Bearer ${office.token}\r\n`;
  socket.write(`POST ${head}\r\n${common}\r\n`);
  for (const piece of pieces) if (!socket.write(piece)) await once(socket, 'drain');
  socket.write(`GET /v1/me HTTP/1.1\r\n${common}Connection: close\r\n\r\n`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const statuses = (answers: string): string[] =>
  [...answers.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, code = '']) => code);

test(
  'a body that is too large is answered, however it is sent, and its connection goes on',
  cleaned(async (t) => {
    const data = await dataDirectory(t);
    const { url } = await here(t, data);
    const office = { url, token: await tokenOf(data, 'local-admin') };

    const csv = Buffer.alloc(MIB, '199001012015011001;Ana;A\n');
    const imported = 'HTTP/1.1\r\nContent-Type: text/csv\r\n';
    const csvs = Array.from({ length: 64 }, () => csv);
    const known = await sendThenRead(office, `/v1/imports/roster ${imported}Content-Length: ${64 * MIB}`, csvs);
    expect(statuses(known)).toStrictEqual(['413', '200']);
    expect(known).toMatch(/"code":"body-too-large"/);

    const chunked = csvs.map((piece) => Buffer.concat([Buffer.from('100000\r\n'), piece, Buffer.from('\r\n')]));
    const endless = await sendThenRead(office, `/v1/imports/roster ${imported}Transfer-Encoding: chunked`, [
      ...chunked,
      Buffer.from('0\r\n\r\n'),
    ]);
    expect(statuses(endless)).toStrictEqual(['413', '200']);

    const json = [Buffer.alloc(2 * MIB, ' ')];
    const head = `HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${2 * MIB}`;
    expect(statuses(await sendThenRead(office, `/v1/programmes ${head}`, json))).toStrictEqual(['413', '200']);
  }),
);
