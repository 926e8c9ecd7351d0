import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cleanup } from '../support/cleanup.js';
import { figuresOf, ImportOffice, nipOf, refusedOf, type Report } from './import-office.js';

type Problem = {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
};

const UNIT = 'code,name,kind,parent_code,on\nA,Kota,city,,2020-01-01\n';
const HEADER = 'nip_baru;nama;unor_kode';

const row = (n: number, name: string, address: string): string => `${nipOf(n)};${name};A;${address}`;

describe('files are taken as they come, or turned away with the reason', () => {
  const cleanup = new Cleanup();
  let office: ImportOffice;

  beforeAll(async () => {
    office = await ImportOffice.open(cleanup);
    await office.import('units', UNIT);
  });
  afterAll(async () => cleanup.run());

  const problem = async (path: string, body: Buffer | string, type = 'text/csv'): Promise<[number, Problem]> => {
    const { status, text } = await office.send(`/v1/imports/${path}`, body, { 'content-type': type });
    return [status, JSON.parse(text) as Problem];
  };
  const refused = async (path: string, body: Buffer | string): Promise<string> => {
    const [status, { code, errors }] = await problem(path, body);
    expect([status, code]).toStrictEqual([400, 'invalid-input']);
    expect(JSON.stringify(errors)).not.toMatch(/Rahasia|19\d{16}/);
    return (errors ?? []).map(({ pointer }) => pointer).join(' ');
  };

  it('a BOM, quotes, line ends of either kind and tabs', async () => {
    const bom = `\uFEFF${HEADER}\r\n${nipOf(1)};"Ana; ""A"", S.E.";A\r\n\r\n`;
    expect(figuresOf(await office.import('roster', bom))).toBe('enrolled 1');
    const tabs = `unor_kode\tnama\tnip_baru\nA\tAna; "A", S.E.\t${nipOf(1)}`;
    const unreadable = await office.import('roster?dryRun=true', tabs);
    expect([unreadable.read, unreadable.refused[0]?.code]).toStrictEqual([1, 'bad-row']);
    const quoted = `unor_kode\tnama\tnip_baru\nA\t"Ana; ""A"", S.E."\t${nipOf(1)}`;
    expect(figuresOf(await office.import('roster', quoted))).toBe('unchanged 1');
  });

  it('a header alone is no file', async () => {
    for (const rows of ['', '\n', '\r', ';;\n', '\u00A0;\u200B;\r\n']) {
      expect(await refused('roster', `${HEADER}\n${rows}`)).toBe('/body');
    }
    expect(await refused('units', 'code,name,kind,parent_code,on')).toBe('/body');
  });

  it('line ends of CR, a told separator, names of columns and letters as they come', async () => {
    const rows = (...lines: string[]): Promise<Report> => office.import('roster?dryRun=true', lines.join('\r'));
    expect(figuresOf(await rows(HEADER, `${nipOf(2)};Budi;A`, `${nipOf(3)};Citra;A`))).toBe('enrolled 2, missing 1');
    const told = await rows('sep=;', 'NIP Baru;NAMA;Unor_Kode', `="${nipOf(2)}";Budi;A`, `'${nipOf(3)};;A`);
    expect([figuresOf(told), refusedOf(told)]).toStrictEqual(['enrolled 1, missing 1', '3 missing-name']);
    const windows = Buffer.from(`${HEADER}\n${nipOf(2)};Ren\u00e9;A\n`, 'latin1');
    expect(figuresOf(await office.import('roster', windows))).toBe('enrolled 1, missing 1');
    const utf16 = Buffer.from(`\uFEFF${HEADER}\n${nipOf(2)};Rene\u0301;A\n`, 'utf16le');
    expect(figuresOf(await office.import('roster', utf16))).toBe('unchanged 1, missing 1');
  });

  it('a header that is none gives nothing of a person back', async () => {
    const people = `${nipOf(4)};Rahasia Satu;A\n${nipOf(5)};Rahasia Dua;A\n`;
    for (const file of [people, people.replaceAll('\n', '\r'), `"${HEADER};\nRahasia";nama\n${people}`]) {
      await refused('roster', file);
    }
    const beside = await office.send('/v1/imports/roster?dryRun=true', `${HEADER};${nipOf(4)};Rahasia Satu\n${people}`);
    expect(beside.status).toBe(200);
    expect(beside.text).not.toMatch(/Rahasia|\d{18}/);
  });

  it('stray quotes where nobody looks, and broken ones where one does', async () => {
    const columns = `${HEADER};alamat`;
    const stray = [columns, row(6, 'Ana', '"Jl. A'), row(7, 'Budi', '5"'), row(8, 'Citra', '"'), row(9, 'Dedi', '')];
    expect(figuresOf(await office.import('roster?dryRun=true', stray.join('\n')))).toMatch(/^enrolled 4/);
    const broken = Array.from({ length: 999 }, (_, n) => row(n, '"Ana"x', ''));
    const report = await office.import('roster?dryRun=true', [columns, ...broken, row(0, 'Ana', '')].join('\n'));
    expect([report.read, report.refused.length, report.refused[0]?.code]).toStrictEqual([1_000, 999, 'bad-row']);
    expect(await refused('roster', [columns, ...broken, ...broken].join('\n'))).toBe('/body');
  });

  it('what is no such file', async () => {
    expect(await refused('roster', '')).toBe('/body');
    expect(await refused('units', '\uFEFF\n\n')).toBe('/body');
    expect(await refused('roster', Buffer.from([0xff, 0xfe, 0x61]))).toBe('/body');
    expect(await refused('roster', `${nipOf(1)};Rahasia;A\n`)).toBe(
      '/body/columns/nip_baru /body/columns/nama /body/columns/unor_kode',
    );
    expect(await refused('roster', `${HEADER};nama\n`)).toBe('/body/columns');
    expect(await refused('units', `${HEADER}\n`)).toBe(
      '/body/columns/code /body/columns/name /body/columns/kind /body/columns/parent_code /body/columns/on',
    );
    expect(await refused('roster', `${HEADER}\n`.repeat(1) + '\n'.repeat(1_000_001) + 'x')).toBe('/body');
  });

  it('what is asked for beside the file', async () => {
    expect(await refused('roster?dryRun=yes', HEADER)).toBe('/query/dryRun');
    expect(await refused('roster?on=2026-02-30', HEADER)).toBe('/query/on');
    expect(await refused('roster?on=1999-12-31', HEADER)).toBe('/query/on');
    expect(await refused('units?on=2026-01-01', UNIT)).toMatch(/^\/query/);
    const [status, { code }] = await problem('roster?on=2199-01-01', `${HEADER}\nx\n`);
    expect([status, code]).toStrictEqual([409, 'date-too-far']);
  });

  it('another kind of body, and one over 32 MiB', async () => {
    expect((await problem('roster', '{}', 'application/json'))[0]).toStrictEqual(415);
    const big = Buffer.alloc(33 * 1024 * 1024, `${nipOf(1)};Ana;A\n`);
    const [status, { code }] = await problem('roster', big);
    expect([status, code]).toStrictEqual([413, 'body-too-large']);
  });
});
