import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Ids } from '../support/http/small-city.js';
import { CorrectionsDesk, reason } from './corrections-desk.js';

describe('what a correction moves of what people learned', () => {
  let desk: CorrectionsDesk;
  let ids: Ids;
  let course: string;

  beforeAll(async () => {
    desk = await CorrectionsDesk.open();
    ({ ids } = desk.city);
    const { server } = desk.city;
    const { ana, budi, citra, root } = ids;
    const wish = { title: 'Kearsipan', hours: 8, windowDays: 5, units: [root], on: '2026-01-05' };
    course = `/v1/courses/${await server.create(`/v1/programmes/${ids.programme}/courses`, wish)}`;
    const tell = async (staff: string[], result: string, on: string): Promise<unknown> =>
      server.write(`${course}/completions`, { unit: root, staff, result, on, source: 'Berkas' });
    await tell([ana], 'passed', '2026-01-20');
    await tell([ana], 'passed', '2026-02-27');
    await tell([budi], 'passed', '2026-01-20');
    await tell([citra], 'failed', '2026-02-27');
    await server.create('/v1/trainings', { title: 'Diklat', hours: 20, on: '2026-02-15', staff: [ana] });
  });
  afterAll(async () => desk.close());

  it('is every completion and training of a person who is elsewhere', async () => {
    const { server } = desk.city;
    await server.write(`/v1/staff/${ids.ana}/transfer`, { unit: ids.b, on: '2026-02-01' });
    const { json } = await server.read(`/v1/staff/${ids.ana}`);
    const fact = (json.history as unknown as readonly { readonly id: string }[]).at(-1)?.id;
    await server.write(`/v1/staff/${ids.ana}/undo`, { fact, reason });
    expect(await desk.last()).toBe('undo staff 3');
  });

  it('is one completion of each person where a course is no longer retired', async () => {
    const { server } = desk.city;
    await server.write(`${course}/retire`, { on: '2026-02-28', reason });
    await server.write(`${course}/restore`, { reason });
    expect(await desk.last()).toBe('restore course 3');
    await server.write(`${course}/retractions`, { unit: ids.root, staff: [ids.budi], on: '2026-01-20', reason });
    expect(await desk.last()).toBe('retract course 1');
  });

  it('keeps a person in service of whom a completion stands, but not for a training', async () => {
    const { server } = desk.city;
    const enrolled = async (staff: string): Promise<unknown> => {
      const { json } = await server.read(`/v1/staff/${staff}`);
      return (json.history as unknown as readonly { readonly id: string }[]).at(0)?.id;
    };
    const undo = async (staff: string): Promise<string> =>
      desk.city.says(`/v1/staff/${staff}/undo`, { body: { fact: await enrolled(staff), reason } });
    expect(await undo(ids.citra)).toBe('409 facts-recorded');
    await server.create('/v1/trainings', { title: 'Diklat', hours: 4, on: '2026-02-15', staff: [ids.dewi] });
    expect(await undo(ids.dewi)).toBe('200');
  });
});
