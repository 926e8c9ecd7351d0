import { expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { cityFile, figuresOf, ImportOffice, nipOf, peopleOf, type Report, rosterOf } from './import-office.js';
import { ownProcess } from '../support/server-process.js';
import { cleaned } from '../support/cleanup.js';
import { expectOf } from '../support/expectation.js';

const UNIT = 'code,name,kind,parent_code,on\nA,Kota,city,,2020-01-01\nB,Dinas,agency,A,2020-01-01\n';

const keyed = (key: string) => ({ 'idempotency-key': key });

test(
  'the same key gives the same answer, also after a restart',
  cleaned(async (t) => {
    const office = await ImportOffice.open(t);
    const units = await cityFile('units.csv');
    await office.import('units?dryRun=true', units, keyed('u'));
    const first = await office.import('units', units, keyed('u'));
    expect(await office.import('units', units, keyed('u'))).toStrictEqual(first);
    const roster = await cityFile('roster.csv');
    const enrolled = await office.import('roster', roster, keyed('r'));
    expect(figuresOf(enrolled)).toBe('enrolled 1900');
    await office.stop();

    const later = await ImportOffice.open(t, office.data);
    expect(await later.import('units', units, keyed('u'))).toStrictEqual(first);
    expect(await later.import('roster', roster, keyed('r'))).toStrictEqual(enrolled);
    expect(figuresOf(await later.import('roster?dryRun=true', roster, keyed('r')))).toBe('unchanged 1900');
    const other = await later.send('/v1/imports/roster', rosterOf(['x']), keyed('r'));
    expectOf(other.status, other.text).toBe(422);
    expect(other.text).toMatch(/idempotency-key-reused/);
  }),
);

test(
  'imports at the same time record everybody once',
  cleaned(async (t) => {
    const office = await ImportOffice.open(t);
    const units = await Promise.all([1, 2, 3].map(async () => office.import('units', UNIT, keyed('u'))));
    expect(units.map(figuresOf)).toStrictEqual(Array(3).fill('established 2'));
    const people = peopleOf(1_500, 'B');
    const same = await Promise.all([1, 2].map(async () => office.import('roster', people, keyed('r'))));
    expect(figuresOf(same[0] as Report)).toBe('enrolled 1500');
    expect(same[0]).toStrictEqual(same[1]);

    const more = rosterOf(Array.from({ length: 1_500 }, (_, n) => `${nipOf(5_000 + n)},Pegawai ${n},B`));
    const both = await Promise.all([1, 2].map(async () => office.import('roster', more)));
    const enrolled = both.map((report) => report.enrolled);
    expect((enrolled[0] ?? 0) + (enrolled[1] ?? 0)).toBe(1_500);
    const again = await office.import('roster', more);
    expect(figuresOf(again)).toBe('unchanged 1500, missing 1500');
  }),
);

type Staff = { readonly items: readonly { readonly id: string }[] };

test(
  'an import that a crash cuts short is finished by the same request',
  cleaned(async (t) => {
    const office = await ImportOffice.open(t, undefined, ownProcess);
    await office.import('units', UNIT);
    const people = peopleOf(20_000, 'B');
    const cutShort = expect(office.import('roster', people, keyed('r'))).rejects.toThrow();
    while ((await office.read<Staff>('/v1/staff?limit=200')).items.length < 200) await pause(20);
    await office.kill();
    await cutShort;

    const later = await ImportOffice.open(t, office.data);
    const before = await later.import('roster?dryRun=true', people);
    expect(figuresOf(before)).toMatch(/^enrolled \d+, unchanged \d+$/);
    const report = await later.import('roster', people, keyed('r'));
    expect(figuresOf(report)).toBe('enrolled 20000');
    expect(await later.import('roster', people, keyed('r'))).toStrictEqual(report);
    // Nobody is there twice: whoever were would be missing from the file.
    expect(figuresOf(await later.import('roster', people))).toBe('unchanged 20000');
  }),
);
