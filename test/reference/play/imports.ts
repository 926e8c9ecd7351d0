import { factsOf, knownOn, recordAll } from '../facts.js';
import type { Write } from '../histories/scene.js';
import { isBody, text } from '../judge/fields.js';
import { importedBy, type Imported } from '../judge/import-rules.js';
import { cellsIn, holderOf, isNip } from '../judge/import-rows.js';
import { routeOf } from '../judge/judge.js';
import type { Body } from '../judge/verdict.js';
import { serviceOf } from '../people.js';
import type { Playing } from './acceptance.js';
import { call } from './names.js';
import { isAfter } from './positions.js';
import { codeOf, type Answer, type Server } from './server.js';

const HEADERS: Readonly<Record<string, string>> = {
  completions: 'nip,on,result',
  holidays: 'date,name',
  roster: 'nip_baru,nama,unor_kode,jabatan_nama,jenis_jabatan,gol_akhir_nama,jenis_pegawai',
};

export const isImport = ({ path }: Pick<Write, 'path'>): boolean => path.startsWith('imports/');

const kindOf = ({ path }: Write): string => routeOf(path).name.split('/')[1] ?? '';

const fileOf = (write: Write): string =>
  [HEADERS[kindOf(write)] ?? '', ...cellsIn(write.body).map((cells) => cells.join(','))]
    .map((line) => `${line}\r\n`)
    .join('');

const pathOf = ({ names }: Playing, write: Write): string => {
  const { id } = routeOf(write.path);
  const kind = kindOf(write);
  if (kind === 'completions') return `imports/completions?course=${names.server.get(id) ?? id}`;
  return kind === 'roster' ? `imports/roster?on=${text(write.body, 'on')}` : 'imports/holidays?';
};

const importedIn = ({ log, today }: Playing, write: Write): Imported =>
  importedBy(kindOf(write), { log, known: knownOn(log, today), today, id: routeOf(write.path).id, body: write.body });

/** Whoever is in service on the day of a roster and not in it. */
const missingIn = ({ log, today, names }: Playing, { body }: Write): readonly string[] => {
  const known = knownOn(log, today);
  const inFile = new Set(
    cellsIn(body).flatMap(([nip = '', ...more]) => (isNip(nip) && more.length === 6 ? [holderOf(known, nip)] : [])),
  );
  const everyone = new Set(factsOf(known, 'enrolled').map(({ staff }) => staff));
  return [...everyone]
    .filter((staff) => serviceOf(known, staff, text(body, 'on')) === 'in-service' && !inFile.has(staff))
    .map((staff) => names.server.get(staff) ?? staff)
    .toSorted();
};

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

const unequal = (name: string, wanted: unknown, got: unknown): readonly string[] =>
  show(wanted) === show(got) ? [] : [`${name}: expected ${show(wanted)}, got ${show(got)}`];

const refusedFaults = ({ refused }: Imported, body: Body): readonly string[] => {
  const rows = Array.isArray(body['refused']) ? body['refused'].filter(isBody) : [];
  const fits =
    rows.length === refused.length &&
    refused.every(({ line, codes }, at) => rows[at]?.['line'] === line && codes.has(text(rows[at] ?? {}, 'code')));
  const told = refused.map(({ line, codes }) => `${line} ${[...codes].join(' or ')}`);
  const got = rows.map((row) => `${String(row['line'])} ${text(row, 'code')}`);
  return fits ? [] : [`refused: expected ${told.join(', ')}, got ${got.join(', ')}`];
};

type Wanted = { readonly imported: Imported; readonly changed: boolean; readonly dryRun: boolean };

const reportFaults = ({ imported, changed, dryRun }: Wanted, { status, body }: Answer): readonly string[] => [
  ...unequal('status', 200, status),
  ...unequal('dryRun', dryRun, body['dryRun']),
  ...unequal('read', imported.read, body['read']),
  ...Object.entries(imported.figures).flatMap(([name, many]) => unequal(name, many, body[name])),
  ...refusedFaults(imported, body),
  ...unequal('changed', changed, body['changed']),
];

type Sending = { readonly server: Server; readonly playing: Playing; readonly write: Write; readonly key: string };

const upload = async ({ server, playing, write, key }: Sending, more = ''): Promise<Answer> =>
  server.upload(`${pathOf(playing, write)}${more}`, fileOf(write), key);

/** Whoever was enrolled by it is found by number. */
const learnPeople = async ({ server, playing, write, key }: Sending): Promise<void> => {
  const nips = [...new Set(cellsIn(write.body).flatMap(([nip = '']) => (isNip(nip) ? [nip] : [])))];
  if (kindOf(write) !== 'roster' || nips.length === 0) return;
  const { body } = await server.post('staff/lookup', { nips }, `${key}-lookup`);
  const known = knownOn(playing.log, playing.today);
  for (const item of Array.isArray(body['items']) ? body['items'].filter(isBody) : []) {
    const staff = holderOf(known, text(item, 'nip'));
    if (staff !== undefined) call(playing.names, staff, text(item, 'staff'));
  }
};

/** Holidays are found by their days. */
const learnHolidays = async ({ server, playing, write }: Sending): Promise<void> => {
  if (kindOf(write) !== 'holidays') return;
  const { body } = await server.get('holidays', { limit: '200', after: playing.position });
  const known = factsOf(knownOn(playing.log, playing.today), 'holiday');
  for (const item of Array.isArray(body['items']) ? body['items'].filter(isBody) : []) {
    const found = known.find(({ on }) => on === text(item, 'on'));
    if (found) call(playing.names, found.holiday, text(item, 'id'));
  }
};

const learnFrom = async (sending: Sending, { facts }: Imported, { body }: Answer): Promise<readonly string[]> => {
  const { playing } = sending;
  if (facts.length === 0) return [];
  const { position: after, log } = playing;
  const upTo = text(body, 'position');
  if (!isAfter(upTo, after)) return [`recorded something, but its position ${upTo} is not after ${after}`];
  playing.position = upTo;
  playing.log = recordAll(log, playing.today, facts);
  playing.told.push({ from: log.length, until: playing.log.length, after, upTo });
  await learnPeople(sending);
  await learnHolidays(sending);
  return [];
};

const missingFaults = (playing: Playing, write: Write, { body }: Answer): readonly string[] => {
  if (kindOf(write) !== 'roster') return [];
  const missing = missingIn(playing, write);
  return [
    ...unequal('missing', missing.length, body['missing']),
    ...unequal('missingStaff', missing, body['missingStaff']),
  ];
};

/** Once more, under the same key and under another: nothing is recorded twice. */
const again = async (sending: Sending, first: Answer): Promise<readonly string[]> => {
  const { playing, write, key } = sending;
  const same = await upload(sending);
  const imported = importedIn(playing, write);
  const other = await upload({ ...sending, key: `${key}-again` });
  return [
    ...unequal('repeated with its key', first, same),
    ...(imported.unclear === null
      ? reportFaults({ imported, changed: imported.facts.length > 0, dryRun: false }, other).map(
          (line) => `again: ${line}`,
        )
      : []),
  ];
};

/** Sends a file: first to be told only, then to be recorded, then twice more. What differs from what it must come to. */
export const playImport = async (server: Server, playing: Playing, write: Write): Promise<readonly string[]> => {
  const sending = { server, playing, write, key: `history-${playing.writes}` };
  const imported = importedIn(playing, write);
  const tried = await upload(sending, '&dryRun=true');
  const dry = reportFaults({ imported, changed: false, dryRun: true }, tried);
  if (dry.length > 0) return dry.map((line) => `dry run: ${line} ${codeOf(tried)}`);
  const answer = await upload(sending);
  const wrong = reportFaults({ imported, changed: imported.facts.length > 0, dryRun: false }, answer);
  if (wrong.length > 0) return wrong;
  const lost = await learnFrom(sending, imported, answer);
  return lost.length > 0 ? lost : [...missingFaults(playing, write, answer), ...(await again(sending, answer))];
};

/** The answer to a file that is refused as a whole. */
export const refusedImport = async (server: Server, playing: Playing, write: Write): Promise<Answer> =>
  upload({ server, playing, write, key: `history-${playing.writes}` });
