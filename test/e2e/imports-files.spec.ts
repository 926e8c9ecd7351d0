import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Cleanup } from '../support/cleanup.js';
import { figuresOf, ImportOffice, nipOf } from './import-office.js';

type Problem = {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
};

const UNIT = 'code,name,kind,parent_code,on\nA,Kota,city,,2020-01-01\n';
const HEADER = 'nip_baru;nama;unor_kode';

describe('files are taken as they come, or turned away with the reason', () => {
  const cleanup = new Cleanup();
  let office: ImportOffice;

  before(async () => {
    office = await ImportOffice.open(cleanup);
    await office.import('units', UNIT);
  });
  after(async () => cleanup.run());

  const problem = async (path: string, body: Buffer | string, type = 'text/csv'): Promise<[number, Problem]> => {
    const { status, text } = await office.send(`/v1/imports/${path}`, body, { 'content-type': type });
    return [status, JSON.parse(text) as Problem];
  };
  const refused = async (path: string, body: Buffer | string): Promise<string> => {
    const [status, { code, errors }] = await problem(path, body);
    assert.deepEqual([status, code], [400, 'invalid-input']);
    assert.doesNotMatch(JSON.stringify(errors), /Rahasia|19\d{16}/);
    return (errors ?? []).map(({ pointer }) => pointer).join(' ');
  };

  it('a BOM, quotes, line ends of either kind and tabs', async () => {
    const bom = `\uFEFF${HEADER}\r\n${nipOf(1)};"Ana; ""A"", S.E.";A\r\n\r\n`;
    assert.equal(figuresOf(await office.import('roster', bom)), 'enrolled 1');
    const tabs = `unor_kode\tnama\tnip_baru\nA\tAna; "A", S.E.\t${nipOf(1)}`;
    const unreadable = await office.import('roster?dryRun=true', tabs);
    assert.deepEqual([unreadable.read, unreadable.refused[0]?.code], [1, 'bad-row']);
    const quoted = `unor_kode\tnama\tnip_baru\nA\t"Ana; ""A"", S.E."\t${nipOf(1)}`;
    assert.equal(figuresOf(await office.import('roster', quoted)), 'unchanged 1');
  });

  it('a header alone is a file without rows', async () => {
    const report = await office.import('roster', `${HEADER}\n`);
    assert.deepEqual([report.read, figuresOf(report)], [0, 'missing 1']);
    assert.equal((await office.import('units', 'code,name,kind,parent_code,on')).read, 0);
  });

  it('what is no such file', async () => {
    assert.equal(await refused('roster', ''), '/body');
    assert.equal(await refused('units', '\uFEFF\n\n'), '/body');
    assert.equal(await refused('roster', Buffer.from([...Buffer.from(`${HEADER}\n`), 0xc3, 0x28])), '/body');
    assert.equal(
      await refused('roster', `${nipOf(1)};Rahasia;A\n`),
      '/body/columns/nip_baru /body/columns/nama /body/columns/unor_kode',
    );
    assert.equal(await refused('roster', `${HEADER};nama\n`), '/body/columns');
    assert.equal(
      await refused('units', `${HEADER}\n`),
      '/body/columns/code /body/columns/name /body/columns/kind /body/columns/parent_code /body/columns/on',
    );
    assert.equal(await refused('roster', `${HEADER}\n`.repeat(1) + '\n'.repeat(1_000_001) + 'x'), '/body');
  });

  it('what is asked for beside the file', async () => {
    assert.equal(await refused('roster?dryRun=yes', HEADER), '/query/dryRun');
    assert.equal(await refused('roster?on=2026-02-30', HEADER), '/query/on');
    assert.equal(await refused('roster?on=1999-12-31', HEADER), '/query/on');
    assert.match(await refused('units?on=2026-01-01', UNIT), /^\/query/);
    const [status, { code }] = await problem('roster?on=2199-01-01', `${HEADER}\n`);
    assert.deepEqual([status, code], [409, 'date-too-far']);
  });

  it('another kind of body, and one over 32 MiB', async () => {
    assert.deepEqual((await problem('roster', '{}', 'application/json'))[0], 415);
    const big = Buffer.alloc(33 * 1024 * 1024, `${nipOf(1)};Ana;A\n`);
    const [status, { code }] = await problem('roster', big);
    assert.deepEqual([status, code], [413, 'body-too-large']);
  });
});
