import { CorrectedCity } from '../support/http/corrected.js';

export type OpenedIssues = { readonly office: CorrectedCity; readonly path: string; readonly twin: string };

/** An issue of unit A with two steps, and one that was recorded twice; a unit more that the programme does not cover. */
export const openIssues = async (): Promise<OpenedIssues> => {
  const paths = { path: '', twin: '' };
  const office = await CorrectedCity.open(async ({ server, ids }) => {
    paths.path = `/v1/resistance-issues/${ids.issue}`;
    const steps = [
      ['acknowledge', { on: '2026-02-10' }],
      ['answer', { on: '2026-02-20', kind: 'session', session: ids.session, note: 'Dijelaskan.' }],
    ] as const;
    for (const [step, body] of steps) await server.write(`${paths.path}/${step}`, body);
    const twice = { unit: ids.a, raisedOn: '2026-02-03', cause: 'workload', reach: 1, intensity: 'low' };
    const below = `/v1/programmes/${ids.programme}/resistance-issues`;
    paths.twin = `/v1/resistance-issues/${await server.create(below, { ...twice, description: 'Sama.' })}`;
    for (const n of [1, 2, 3, 4]) {
      const position = { title: 'Analis', type: 'functional' };
      const someone = { nip: `19050608200503204${n}`, name: `Pegawai ${n}`, unit: ids.b, employment: 'PNS', position };
      await server.write('/v1/staff', { ...someone, on: '2021-01-04' });
    }
  });
  return { office, ...paths };
};
