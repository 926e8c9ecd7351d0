import { expect, test } from '@jest/globals';
import { verifyView, type Verified } from '../../src/cli/verify.js';
import { pruneViews, rebuildView } from '../../src/cli/views.js';
import { dayOf } from '../../src/kernel/words/calendar-date.js';
import { asId } from '../../src/kernel/words/ids.js';
import type { Cell, ViewDocument } from '../../src/kernel/ports/view-store.js';
import { ToyCity, visits } from './toy-city.js';
import { cleaned, type Cleaning } from '../support/cleanup.js';

const toured = async (t: Cleaning, places: number): Promise<ToyCity> => {
  const city = await ToyCity.open(t);
  await city.visit(places);
  await city.visit(places / 2);
  await city.project();
  return city;
};

const verified = async (city: ToyCity): Promise<Verified> => verifyView(city, city.scratch, visits);

const spoilt = async (
  { views }: ToyCity,
  spoil: { puts?: ViewDocument[]; deletes?: string[]; cells?: Cell[] },
): Promise<void> => {
  const { position, epoch } = await views.open('visits.1');
  await views.commit('visits.1', { puts: [], deletes: [], cells: [], ...spoil, position, epoch });
};

const indexes = (place: string) => ({ place: [place] });

test(
  'a view that agrees with the log has no differences',
  cleaned(async (t) => {
    const city = await toured(t, 1_200);
    const { documents, cells, differences, behind } = await verified(city);
    expect([documents, differences, behind]).toStrictEqual([1_200, 0, 0]);
    expect(cells > 1_200).toBeTruthy();
  }),
);

test(
  'every kind of difference is found and named by its place only',
  cleaned(async (t) => {
    const city = await toured(t, 600);
    const recorded = dayOf(asId('2026-01-01'));
    await spoilt(city, {
      puts: [
        { key: 'place-7', doc: { visits: 99, secret: 'x' }, indexes: indexes('place-7') },
        { key: 'nowhere', doc: { visits: 1 }, indexes: indexes('nowhere') },
        { key: 'place-8', doc: { visits: 2 }, indexes: indexes('place-9') },
      ],
      deletes: ['place-599'],
      cells: [
        { subject: 'visits:place-7', category: 'by-day', unit: 'unit', on: 3, recorded, n: 5 },
        { subject: 'visits:gone', category: 'by-day', unit: 'unit', on: 3, recorded, n: 1 },
      ],
    });
    const { named, differences } = await verified(city);
    const told = named.map(({ what, kind, key }) => `${what} ${kind} ${key}`).sort();
    expect(told).toStrictEqual([
      'cell different visits:gone | by-day | unit | 1970-01-04 | 2026-01-01',
      'cell different visits:place-7 | by-day | unit | 1970-01-04 | 2026-01-01',
      'document different place-7',
      'document extra nowhere',
      'document indexes place-8',
      'document missing place-599',
    ]);
    expect(differences).toBe(6);
  }),
);

test(
  'a view that lags is compared where it stands',
  cleaned(async (t) => {
    const city = await toured(t, 60);
    await city.visit(40);
    const { differences, behind, documents } = await verified(city);
    expect([differences, behind, documents]).toStrictEqual([0, 40, 60]);
  }),
);

test(
  'a view that moves on meanwhile is caught up with',
  cleaned(async (t) => {
    const city = await toured(t, 800);
    const projector = await city.projector();
    const compared = new AbortController();
    const writer = (async () => {
      for (let place = 0; !compared.signal.aborted; place = (place + 37) % 900) await city.visit(3, place);
    })();
    const { differences } = await verified(city);
    compared.abort();
    await writer;
    await projector.stop();
    expect(differences).toBe(0);
  }),
);

test(
  'a view that was spoilt while it moves on is told',
  cleaned(async (t) => {
    const city = await toured(t, 800);
    await spoilt(city, { puts: [{ key: 'place-5', doc: { visits: 77 }, indexes: indexes('place-5') }] });
    const projector = await city.projector();
    let left = 60;
    const writer = (async () => {
      while (left-- > 0) await city.visit(2, 100);
    })();
    const { named } = await verified(city);
    await writer;
    await projector.stop();
    expect(named).toStrictEqual([{ what: 'document', kind: 'different', key: 'place-5' }]);
  }),
);

test(
  'a view that was never built is told of',
  cleaned(async (t) => {
    const city = await ToyCity.open(t);
    await expect(verified(city)).rejects.toThrow(/visits\.1 is not built yet/);
  }),
);

test(
  'a rebuilt view serves in the place of the old one',
  cleaned(async (t) => {
    const city = await toured(t, 300);
    await spoilt(city, { deletes: ['place-1'] });
    const shown: number[] = [];
    const view = await rebuildView(city, visits, (done) => shown.push(done));
    expect([view, await city.views.serving('visits')]).toStrictEqual(['visits.1.2', 'visits.1.2']);
    expect(await city.views.views()).toStrictEqual(['visits.1.2']);
    expect(shown.length > 0).toBeTruthy();
    const { differences, view: compared } = await verified(city);
    expect([differences, compared]).toStrictEqual([0, 'visits.1.2']);
  }),
);

test(
  'what no longer serves is pruned',
  cleaned(async (t) => {
    const city = await toured(t, 10);
    for (const view of ['visits.0', 'visits.1.7', 'forgotten.3', 'policy-tours.1']) await city.views.open(view);
    expect(await pruneViews(city.views, [visits])).toStrictEqual(['forgotten.3', 'visits.0', 'visits.1.7']);
    expect(await city.views.views()).toStrictEqual(['policy-tours.1', 'visits.1']);
    await city.views.open('visits.0');
    await city.views.serve('visits', 'visits.0');
    expect(await pruneViews(city.views, [visits])).toStrictEqual([]);
  }),
);
