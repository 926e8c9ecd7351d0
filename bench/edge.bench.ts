import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { type Bench, type Figure, percentile, type Scale, sized } from './figures.js';
import { Connection } from './http-client.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';

const ATTACKERS = 14;
const EACH = 1_500;
const BODIES = 60;
const BODY_MIB = 31;
const NAMES = 80_000;
const MIB = Buffer.alloc(1_048_576, 'a');

type Attack = (server: OwnServer) => Promise<void>;

const socketOf = async ({ url }: OwnServer): Promise<Socket> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

/** Asks for a large answer again and again, and reads nothing. */
const unread: Attack = async (server) => {
  const silent = (await socketOf(server)).pause();
  silent.write(
    `GET /v1/units?limit=200 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.token}\r\n\r\n`.repeat(EACH),
  );
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  silent.destroy();
};

/** Sends the body of an import without a token, and reads nothing. */
const unknown: Attack = async (server) => {
  const socket = (await socketOf(server)).setMaxListeners(0).resume();
  const head = `POST /v1/imports/roster HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n`;
  socket.write(`${head}Content-Length: ${BODY_MIB * MIB.length}\r\n\r\n`);
  const closed = once(socket, 'close');
  for (let sent = 0; sent < BODY_MIB && !socket.destroyed; sent += 1) {
    if (!socket.write(MIB)) await Promise.race([once(socket, 'drain'), closed]);
  }
  socket.destroy();
};

/** A body of many names that nothing has. */
const endless: Attack = async ({ url, token }) => {
  const names = Object.fromEntries(Array.from({ length: NAMES }, (_, n) => [`n${n}`, 1]));
  const connection = await Connection.open(url, token);
  for (let count = 0; count < 10; count += 1)
    await connection.post('/v1/units', JSON.stringify(names), `edge-${count}`);
  connection.close();
};

/** How long others wait meanwhile, and how much memory the server takes. */
const under = async (server: OwnServer, what: string, attacks: readonly Attack[]): Promise<Figure[]> => {
  const other = await Connection.open(server.url, server.token);
  const waits: number[] = [];
  const attack = { over: false };
  const attacking = Promise.all(attacks.map(async (one) => one(server))).then(() => (attack.over = true));
  while (!attack.over) {
    const started = performance.now();
    await other.get('/v1/me');
    waits.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await attacking;
  other.close();
  const { rssMiB } = await server.used();
  return [
    { what: `others beside ${what}, 99 of 100 within`, value: percentile(waits, 99), unit: 'ms' },
    { what: `memory until after ${what}, at most`, value: rssMiB, unit: 'MiB', goal: { atMost: 600 } },
  ];
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  await writeCity(
    dataDir,
    { units: 400, staff: 400, directives: 1, practices: 1, sessions: 1 },
    { count: 1, personsAtMost: 1 },
  );
  return withServer(dataDir, async (server) => [
    ...(await under(server, `${NAMES} unknown names`, [endless])),
    ...(await under(
      server,
      'requests that nobody reads the answers of',
      Array.from({ length: ATTACKERS }, () => unread),
    )),
    ...(await under(
      server,
      'bodies without a token',
      Array.from({ length: sized(scale, BODIES, 10) }, () => unknown),
    )),
  ]);
};

export const edge: Bench = {
  name: 'edge',
  about:
    `a small read of somebody else beside ten bodies of ${NAMES} unknown names, beside ${ATTACKERS} connections that ask ` +
    `${EACH} times for a large answer and read none, and beside ${BODIES} bodies of ${BODY_MIB} MiB without a token.`,
  run: measure,
};
