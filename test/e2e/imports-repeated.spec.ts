import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { cityFile, figuresOf, ImportOffice, nipOf, peopleOf, type Report, rosterOf } from './import-office.js';

const UNIT = 'code,name,kind,parent_code,on\nA,Kota,city,,2020-01-01\nB,Dinas,agency,A,2020-01-01\n';

const keyed = (key: string) => ({ 'idempotency-key': key });

test('the same key gives the same answer, also after a restart', async (t) => {
  const office = await ImportOffice.open(t);
  const units = await cityFile('units.csv');
  await office.import('units?dryRun=true', units, keyed('u'));
  const first = await office.import('units', units, keyed('u'));
  assert.deepEqual(await office.import('units', units, keyed('u')), first);
  const roster = await cityFile('roster.csv');
  const enrolled = await office.import('roster', roster, keyed('r'));
  assert.equal(figuresOf(enrolled), 'enrolled 1900');
  await office.stop();

  const later = await ImportOffice.open(t, office.data);
  assert.deepEqual(await later.import('units', units, keyed('u')), first);
  assert.deepEqual(await later.import('roster', roster, keyed('r')), enrolled);
  assert.equal(figuresOf(await later.import('roster?dryRun=true', roster, keyed('r'))), 'unchanged 1900');
  const other = await later.send('/v1/imports/roster', rosterOf(['x']), keyed('r'));
  assert.equal(other.status, 422, other.text);
  assert.match(other.text, /idempotency-key-reused/);
});

test('imports at the same time record everybody once', async (t) => {
  const office = await ImportOffice.open(t);
  const units = await Promise.all([1, 2, 3].map(async () => office.import('units', UNIT, keyed('u'))));
  assert.deepEqual(units.map(figuresOf), Array(3).fill('established 2'));
  const people = peopleOf(1_500, 'B');
  const same = await Promise.all([1, 2].map(async () => office.import('roster', people, keyed('r'))));
  assert.equal(figuresOf(same[0] as Report), 'enrolled 1500');
  assert.deepEqual(same[0], same[1]);

  const more = rosterOf(Array.from({ length: 1_500 }, (_, n) => `${nipOf(5_000 + n)},Pegawai ${n},B`));
  const both = await Promise.all([1, 2].map(async () => office.import('roster', more)));
  const enrolled = both.map((report) => report.enrolled);
  assert.equal((enrolled[0] ?? 0) + (enrolled[1] ?? 0), 1_500);
  const again = await office.import('roster', more);
  assert.equal(figuresOf(again), 'unchanged 1500, missing 1500');
});

type Staff = { readonly items: readonly { readonly id: string }[] };

test('an import that a crash cuts short is finished by the same request', async (t) => {
  const office = await ImportOffice.open(t);
  await office.import('units', UNIT);
  const people = peopleOf(20_000, 'B');
  const cutShort = assert.rejects(office.import('roster', people, keyed('r')));
  while ((await office.read<Staff>('/v1/staff?limit=200')).items.length < 200) await pause(20);
  await office.kill();
  await cutShort;

  const later = await ImportOffice.open(t, office.data);
  const before = await later.import('roster?dryRun=true', people);
  assert.match(figuresOf(before), /^enrolled \d+, unchanged \d+$/);
  const report = await later.import('roster', people, keyed('r'));
  assert.equal(figuresOf(report), 'enrolled 20000');
  assert.deepEqual(await later.import('roster', people, keyed('r')), report);
  // Nobody is there twice: whoever were would be missing from the file.
  assert.equal(figuresOf(await later.import('roster', people)), 'unchanged 20000');
});
