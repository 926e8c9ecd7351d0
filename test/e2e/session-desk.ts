import { CorrectedCity } from '../support/http/corrected.js';

export type OpenedSessions = {
  readonly office: CorrectedCity;
  /** Held on 20 February: Ana and Citra attended. */
  readonly path: string;
  /** Planned for April, with seats for two, Budi and Dewi invited. */
  readonly planned: string;
};

/** A session that was held, and one that is planned. */
export const openSessions = async (): Promise<OpenedSessions> => {
  const paths = { path: '', planned: '' };
  const office = await CorrectedCity.open(async ({ server, ids }) => {
    paths.path = `/v1/sessions/${ids.session}`;
    await server.write(`${paths.path}/attendance`, { staff: [ids.ana, ids.citra], guests: 3 });
    const plan = {
      title: 'Lokakarya',
      method: 'workshop',
      units: [ids.root],
      startsAt: '2026-04-01T09:00:00+07:00',
      minutes: 90,
      place: 'Aula',
      agenda: 'Alur lama.',
      seats: 2,
    };
    paths.planned = `/v1/sessions/${await server.create(`/v1/programmes/${ids.programme}/sessions`, plan)}`;
    await server.write(`${paths.planned}/invite`, { staff: [ids.budi, ids.dewi] });
  });
  return { office, ...paths };
};
