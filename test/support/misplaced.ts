import type { Answer, Caller } from './caller.js';
import type { StaffedCity } from './staffed-city.js';
import { MARKED_NIPS } from './marked-writes.js';

const NAME = 'Zqxsandinama Satu';
const NIP = MARKED_NIPS[0] ?? '';

/** Where a path takes an id, and where a query is refused. */
const PATHS = [
  `/v1/staff/${NIP}`,
  `/v1/staff/${encodeURIComponent(NAME)}`,
  `/v1/${encodeURIComponent(NAME)}`,
  `/v1/staff?nip=${NIP}`,
  `/v1/staff?unit=${NIP}`,
  `/v1/staff?${NIP}=1`,
  `/v1/staff?cursor=Zqxsandinama`,
  `/v1/units?asOf=${NIP}`,
  `/v1/events?stream=staff-${NIP}%20Zqxsandi`,
  `/v1/events?type=zqxsandinama`,
  `/v1/staff/%zqxsandi`,
  `/v1/units?under=${encodeURIComponent(NAME)}`,
  `/v1/complaints?status=${encodeURIComponent(NAME)}`,
];

/** Names and numbers as whoever is in a hurry sends them: each is to be refused, and what is said of it returned. */
export const misplaced = async ({ units, staff }: StaffedCity, caller: Caller): Promise<Answer[]> => {
  const unit = units.get('DINAS-A');
  const good = { nip: NIP, name: NAME, unit, employment: 'PNS', position: { title: 'Analis', type: 'executive' } };
  const bodies: [string, unknown, Record<string, string>?][] = [
    ['/v1/staff', { ...good, [NAME]: 1 }],
    ['/v1/staff', { ...good, [NIP]: 1 }],
    ['/v1/staff', { ...good, unit: NAME }],
    ['/v1/staff', { ...good, employment: NAME }],
    ['/v1/staff', { ...good, nip: `${NIP}zqxsandi` }],
    ['/v1/staff', { ...good, on: NIP }],
    ['/v1/staff', { ...good, position: NAME }],
    ['/v1/staff', { ...good, position: { ...good.position, [NAME]: NIP } }],
    ['/v1/staff', good, { 'idempotency-key': NAME }],
    ['/v1/staff', good, { 'if-match': NAME, 'idempotency-key': NIP }],
    ['/v1/staff', { ...good, nip: MARKED_NIPS[1] }, { 'idempotency-key': `Zqxsandikey-${NIP}` }],
    ['/v1/staff/lookup', { nips: [`${NIP}zqxsandi`] }],
    [`/v1/staff/${NIP}/transfer`, { unit }],
    [`/v1/staff/${staff[0]}/depart`, { reason: NAME }],
    ['/v1/transfers', { decree: NAME, moves: [{ staff: NAME, unit }] }],
    ['/v1/grants', { subject: 'x', role: NAME }],
    ['/v1/complaints', { receivedOn: '2024-05-01', channel: NAME, text: NAME }],
    ['/v1/complaints', { receivedOn: NIP, channel: 'web', text: NAME, complainant: { [NAME]: NIP } }],
    [`/v1/${NIP}`, {}],
    ['/v1/imports/roster', Buffer.from(`${NIP};${NAME}\n`)],
    ['/v1/imports/roster', Buffer.from(`nip_baru,nama,nama\n${NIP},${NAME},x\n`)],
    [`/v1/imports/roster?on=${NIP}`, Buffer.from(`nip_baru,nama,unor_kode\n${NIP},${NAME},DINAS-A\n`)],
    [`/v1/imports/completions?course=${NIP}`, Buffer.from(`nip,on,result\n${NIP},2024-05-01,${NAME}\n`)],
    ['/v1/imports/units', Buffer.from(`${NAME},${NIP}\n`)],
  ];
  const answers: Answer[] = [];
  for (const path of PATHS) answers.push(await caller.ask(path));
  for (const [path, body, headers] of bodies) {
    answers.push(await caller.ask(path, { body, ...(headers ? { headers } : {}) }));
  }
  return answers;
};
