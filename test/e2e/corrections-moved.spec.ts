import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../support/caller.js';
import { type Ids, TODAY } from '../support/http/small-city.js';
import { CorrectionsDesk, reason } from './corrections-desk.js';

/** What people did: six facts of Ana, four of Budi, three of Citra. */
const recorded = async ({ city: { server, ids } }: CorrectionsDesk): Promise<void> => {
  const { ana, budi, citra, root } = ids;
  await server.write(`/v1/sessions/${ids.session}/attendance`, { staff: [ana, budi, citra] });
  const answers = `/v1/directives/${ids.directive}/acknowledgements`;
  const answer = { unit: root, how: 'read' };
  await server.write(answers, { ...answer, staff: [ana, budi, citra], on: '2026-01-10' });
  await server.write(answers, { ...answer, staff: [ana], on: '2026-02-10' });
  const observed = { unit: root, source: 'Berkas' };
  const observations = `/v1/practices/${ids.practice}/observations`;
  await server.write(observations, { ...observed, staff: [ana, budi, citra], on: '2026-01-20', grade: 'B' });
  await server.write(observations, { ...observed, staff: [ana, budi], on: '2026-02-26', grade: 'E' });
  await server.write(observations, { ...observed, staff: [ana], on: '2026-02-27', grade: 'A' });
  const taken = { unit: root, staff: [ana], on: '2026-02-27', reason };
  await server.write(`/v1/practices/${ids.practice}/retractions`, taken);
};

describe('what a correction of a career moves', () => {
  let desk: CorrectionsDesk;
  let ids: Ids;
  beforeAll(async () => {
    desk = await CorrectionsDesk.open();
    ({ ids } = desk.city);
    await recorded(desk);
  });
  afterAll(async () => desk.close());

  const undone = async (staff: string, kind: string): Promise<string | undefined> => {
    const { server } = desk.city;
    const { json } = await server.read(`/v1/staff/${staff}`);
    const history = json['history'] as readonly {
      readonly id: string;
      readonly kind: string;
      readonly stands: boolean;
    }[];
    const fact = history.findLast((one) => one.kind === kind && one.stands)?.id;
    await server.write(`/v1/staff/${staff}/undo`, { fact, reason });
    return desk.last();
  };
  const transfer = async (unit: string, on: string): Promise<unknown> =>
    desk.city.server.write(`/v1/staff/${ids.ana}/transfer`, { unit, on });

  it('is all that stands of a person who is elsewhere today', async () => {
    await transfer(ids.b, '2026-02-01');
    expect(await undone(ids.ana, 'transferred')).toBe('undo staff 5');
    const row = (await desk.rows()).at(-1);
    expect([row?.thing, row?.programme, row?.unit]).toStrictEqual([ids.ana, null, ids.b]);
  });

  it('is what was done until then, where only days that have passed change', async () => {
    await transfer(ids.b, '2026-01-05');
    await transfer(ids.a, '2026-01-15');
    const { json } = await desk.city.server.read(`/v1/staff/${ids.ana}`);
    const [, , gone] = json['history'] as [object, object, { id: string; on: string }];
    expect(gone.on).toBe('2026-01-05');
    await desk.city.server.write(`/v1/staff/${ids.ana}/undo`, { fact: gone.id, reason });
    expect(await desk.last()).toBe('undo staff 1');
  });

  it('is nothing for who stays where they were', async () => {
    await transfer(ids.a1, TODAY);
    await transfer(ids.a, TODAY);
    expect(await undone(ids.ana, 'transferred')).toBe('undo staff 5');
    expect(await undone(ids.ana, 'transferred')).toBe('undo staff 5');
    expect(await undone(ids.ana, 'transferred')).toBe('undo staff 0');
  });

  it('is all of somebody who is in service after all', async () => {
    await desk.city.server.write(`/v1/staff/${ids.budi}/depart`, { on: TODAY, reason: 'resigned' });
    expect(await undone(ids.budi, 'departed')).toBe('undo staff 4');
    expect((await desk.rows()).at(-1)?.unit).toBe(ids.a1);
  });
});

describe('what a correction of the chart moves', () => {
  let desk: CorrectionsDesk;
  let ids: Ids;
  beforeAll(async () => {
    desk = await CorrectionsDesk.open();
    ({ ids } = desk.city);
    await recorded(desk);
  });
  afterAll(async () => desk.close());

  const reform = async (effectiveOn: string): Promise<string> => {
    const { server } = desk.city;
    const changes = [
      { change: 'merge', unit: ids.a1, into: ids.b },
      { change: 'rename', unit: ids.c, name: 'Lain' },
    ];
    const wish = { kind: 'restructure', title: 'Gabung', units: [ids.root], effectiveOn, changes };
    const id = await server.create(`/v1/programmes/${ids.programme}/reforms`, wish);
    await server.write(`/v1/reforms/${id}/decree`, { number: 'SK-1', signedOn: '2026-01-02' });
    return id;
  };
  const does = async (id: string, word: string, body: object = {}): Promise<string | undefined> => {
    await desk.city.server.write(`/v1/reforms/${id}/${word}`, { reason, ...body });
    return desk.last();
  };

  it('is what people did who count in another unit by it', async () => {
    const id = await reform('2026-02-01');
    expect(await does(id, 'amend', { effectiveOn: '2026-01-15' })).toBe('amend reform 2');
    expect(await does(id, 'amend', { effectiveOn: '2026-04-01' })).toBe('amend reform 4');
    expect(await does(id, 'amend', { effectiveOn: '2026-02-26', title: 'Gabungan' })).toBe('amend reform 4');
    expect(await does(id, 'amend', { title: 'Penggabungan' })).toBe('amend reform 0');
    expect(await does(id, 'annul')).toBe('annul reform 4');
  });

  it('stays as it was when more is told later on that day, or taken back', async () => {
    const { server } = desk.city;
    const before = await desk.lines();
    const answer = { unit: ids.root, how: 'read', staff: [ids.budi, ids.citra], on: TODAY };
    await server.write(`/v1/directives/${ids.directive}/acknowledgements`, answer);
    expect(await does(await reform('2026-04-01'), 'annul')).toBe('annul reform 5');
    const taken = { staff: [ids.budi], reason };
    await server.write(`/v1/sessions/${ids.session}/retractions`, taken);
    expect(await does(await reform('2026-04-01'), 'annul')).toBe('annul reform 4');
    await server.restart();
    expect((await desk.lines()).slice(0, before.length)).toStrictEqual(before);
    expect((await desk.lines()).slice(before.length)).toStrictEqual([
      'annul reform 5',
      'retract session 1',
      'annul reform 4',
    ]);
  });

  it('is what was done in units that were merged by themselves', async () => {
    const { server } = desk.city;
    await server.write(`/v1/units/${ids.b}/merge`, { into: ids.c, on: '2026-02-01' });
    await server.write(`/v1/units/${ids.a}/rename`, { name: 'Lain', on: '2026-02-01' });
    const undo = async (unit: string): Promise<string | undefined> => {
      const { json } = await server.read(`/v1/units/${unit}?asOf=2026-01-31`);
      const change = (json['history'] as { id: string }[]).at(-1)?.id;
      await server.write(`/v1/units/${unit}/undo`, { change, reason });
      return desk.last();
    };
    expect(await undo(ids.a)).toBe('undo unit 0');
    expect(await undo(ids.b)).toBe('undo unit 4');
  });
});

describe('what a correction of a directive or practice moves', () => {
  let desk: CorrectionsDesk;
  let ids: Ids;
  beforeAll(async () => {
    desk = await CorrectionsDesk.open();
    ({ ids } = desk.city);
    await recorded(desk);
  });
  afterAll(async () => desk.close());

  it('is the answers that stand otherwise', async () => {
    const { server } = desk.city;
    const path = `/v1/directives/${ids.directive}`;
    await server.write(`${path}/revise`, { issuedOn: '2026-02-15', dueOn: '2026-03-20', summary: 'Lampiran.' });
    await server.write(`${path}/acknowledgements`, {
      unit: ids.root,
      how: 'read',
      staff: [ids.dewi],
      on: '2026-02-20',
    });
    await server.write(`${path}/amend`, { title: 'Edaran izin', reason });
    expect(await desk.last()).toBe('amend directive 0');
    await server.write(`${path}/amend`, { dueOn: '2026-03-25', reason });
    expect(await desk.last()).toBe('amend directive 0');
    await server.write(`${path}/amend`, { issuedOn: '2026-02-18', reason });
    expect(await desk.last()).toBe('amend directive 3');
    await server.write(`${path}/amend`, { issuedOn: '2026-03-04', reason });
    expect(await desk.last()).toBe('amend directive 4');
    await server.write(`${path}/amend`, { issuedOn: '2026-02-28', reason });
    expect(await desk.last()).toBe('amend directive 4');
    await server.write(`${path}/withdraw`, { on: '2026-03-01', reason });
    await server.write(`${path}/restore`, { reason });
    expect(await desk.last()).toBe('restore directive 4');
    await server.write(`${path}/acknowledgements`, {
      unit: ids.root,
      how: 'read',
      staff: [ids.budi],
      on: '2026-02-28',
    });
    await server.write(`${path}/retractions`, { unit: ids.root, staff: [ids.citra], reason });
    expect((await desk.lines()).slice(-2)).toStrictEqual(['restore directive 4', 'retract directive 1']);
  });

  it('is who is seen to follow a practice again', async () => {
    const path = `/v1/practices/${ids.practice}`;
    const { server } = desk.city;
    await server.write(`${path}/retire`, { on: '2026-02-28', reason });
    const answer = await server.write(`${path}/restore`, { reason });
    expect(await desk.last()).toBe('restore practice 3');
    expect(textOf(answer, 'id')).toBe(ids.practice);
  });
});
