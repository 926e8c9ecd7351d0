import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bench, type Figure, percentile, type Scale, sized } from './figures.js';
import { Connection } from './http-client.js';
import { withServer } from './own-server.js';

const UNITS = 500;
const BETWEEN_READS_MS = 20;
const DAY_MS = 86_400_000;
const FIRST_BIRTH = Date.UTC(1960, 0, 1);
const BIRTHS = 14_000;

const unitsFile = (): string =>
  [
    'code,name,kind,parent_code,on',
    'CITY,Kota,city,,2020-01-01',
    ...Array.from({ length: UNITS }, (_, n) => `U${n},Bagian ${n},agency,CITY,2020-01-01`),
  ].join('\n');

const nipOf = (n: number): string => {
  const birth = new Date(FIRST_BIRTH + (n % BIRTHS) * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  return `${birth}2006011${String(Math.floor(n / BIRTHS)).padStart(3, '0')}`;
};

const rosterFile = (staff: number): string =>
  [
    'nip_baru;nik;nama;agama;nomor_hp;jenis_pegawai;jabatan_nama;jenis_jabatan;gol_akhir_nama;unor_kode',
    ...Array.from(
      { length: staff },
      (_, n) =>
        `${nipOf(n)};NIK;Pegawai Nomor ${n}, S.E.;AGAMA;HP;PNS;Pengadministrasi Umum;Jabatan Pelaksana;II/c;U${n % UNITS}`,
    ),
  ].join('\n');

const send = async (url: string, token: string, body: string): Promise<Record<string, unknown>> => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
  const answer = await fetch(url, { method: 'POST', body, headers });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`answered with ${answer.status}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
};

/** How long a small read takes while something else goes on. */
const readsDuring = async <T>(connection: Connection, work: Promise<T>): Promise<{ ms: number[]; done: T }> => {
  const going = new Set(['import']);
  const done = work.finally(() => going.clear());
  const ms: number[] = [];
  while (going.size > 0) {
    const started = performance.now();
    const { status } = await connection.get('/v1/units?limit=1');
    if (status !== 200) throw new Error(`a read was answered with ${status}`);
    ms.push(performance.now() - started);
    await pause(BETWEEN_READS_MS);
  }
  return { ms, done: await done };
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  await mkdir(dataDir, { recursive: true });
  const staff = sized(scale, 200_000, 5_000);
  const roster = rosterFile(staff);
  return withServer(dataDir, async (server) => {
    const { url, token } = server;
    await send(`${url}/v1/imports/units`, token, unitsFile());
    const connection = await Connection.open(url, token);
    const timed = async (): Promise<{ seconds: number; ms: number[] }> => {
      const started = performance.now();
      const { ms, done } = await readsDuring(connection, send(`${url}/v1/imports/roster`, token, roster));
      if (done.read !== staff) throw new Error('not every row was read');
      return { seconds: (performance.now() - started) / 1000, ms };
    };
    const before = await server.used();
    const first = await timed();
    const { rssMiB, cpuSeconds } = await server.used();
    const again = await timed();
    connection.close();
    return [
      { what: 'everyone enrolled', value: first.seconds, unit: 's', goal: { atMost: 25 } },
      { what: 'rows a second', value: staff / first.seconds, unit: '/s' },
      { what: 'time of all processors, a row', value: ((cpuSeconds - before.cpuSeconds) * 1e6) / staff, unit: 'µs' },
      { what: 'memory at most', value: rssMiB, unit: 'MiB', goal: { atMost: 700 } },
      {
        what: 'a small read meanwhile, 99 of 100 within',
        value: percentile(first.ms, 99),
        unit: 'ms',
        goal: { atMost: 100 },
      },
      { what: 'a small read meanwhile, longest', value: Math.max(...first.ms), unit: 'ms' },
      { what: 'the same file again', value: again.seconds, unit: 's' },
      {
        what: 'a small read meanwhile, 99 of 100 within',
        value: percentile(again.ms, 99),
        unit: 'ms',
        goal: { atMost: 100 },
      },
    ];
  });
};

export const importing: Bench = {
  name: 'import',
  about:
    'a roster of 200,000 people in 500 units into an empty city, then once more; a client reads one unit every 20 ms ' +
    'meanwhile; memory is the largest resident size of the process.',
  run: measure,
};
