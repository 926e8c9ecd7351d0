import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Answer } from '../support/caller.js';
import { Conformance } from '../support/http/conformance.js';
import { Drawing, type Drawn } from '../support/http/draw.js';
import { documentOf, type Route, routesOf } from '../support/http/openapi.js';
import { SmallCity, SUBJECTS } from '../support/http/small-city.js';
import { expectOf } from '../support/expectation.js';

const RUNS = 8;

/** Rules about several fields, or about what a number means: a schema does not tell them. */
const ACROSS_FIELDS = [
  /^not before (issuedOn|startsOn|on|from|opensOn|today)$/,
  /^not after to$/,
  /^not before today, and opensOn not after closesOn$/,
  /^an answer to each statement, within its scale$/,
  /^at most 400 points$/,
  /^(needed|not) for kind '/,
  /^no field of a change '/,
  /^an id \(UUID\), or \{"code": /,
  /^no earlier change of this reform/,
  /^established twice by this reform$/,
  /^(no NIP|the NIP says otherwise)/,
  /^nip, name or both$/,
  /^at least one of staff, units$/,
  /^at most one of reform, directive, practice, course$/,
  /^moved twice in one transfer$/,
  /^this role is (not )?for one unit/,
  /^on a day from 2000-01-01/,
  /^the next of a page$/,
];

type Row = { readonly pointer: string; readonly detail: string };

const isAcross = ({ pointer, detail }: Row): boolean =>
  ACROSS_FIELDS.some((rule) => rule.test(detail)) || (pointer.startsWith('/changes/') && detail === 'is missing');

const mustNotBeForTheSchema = ({ status, json }: Answer, said: string): void => {
  const rows = status === 400 ? (json.errors as unknown as Row[]) : [];
  expectOf(
    rows.filter((row) => !isAcross(row)),
    said,
  ).toStrictEqual([]);
};

const isClosing = ({ path }: Route): boolean => path.endsWith('/close');

/** By the office, and what it may not do, by somebody who may. */
const WHO: Readonly<Record<string, string>> = { complaints: SUBJECTS['complaint-officer'] };
const whoMay = ({ name, path }: Route): string =>
  name === 'GET /v1/events' ? SUBJECTS.auditor : (WHO[path.split('/')[2] ?? ''] ?? 'local-admin');

describe('whatever the document allows', () => {
  let city: SmallCity;
  let routes: Route[];
  let drawing: Drawing;
  let conformance: Conformance;

  beforeAll(async () => {
    city = await SmallCity.open();
    const document = await documentOf(city.server);
    // The clock would leave every date behind; the stream of changes does not end.
    const drawn = routesOf(document).filter(({ path }) => path !== '/local/clock' && path !== '/v1/changes');
    // What is done to a programme once it is closed tells little: that comes last.
    const [last, first] = [drawn.filter(isClosing), drawn.filter((route) => !isClosing(route))];
    routes = [...first, ...last];
    drawing = new Drawing(document, city.ids);
    conformance = new Conformance(document);
  });
  afterAll(async () => city.close());

  const send = async (route: Route, { path, headers, body }: Drawn): Promise<Answer> =>
    city.server.ask(path.replace(/&?after=\d+/, ''), {
      as: whoMay(route),
      method: route.method,
      headers: { 'accept-language': 'en', ...headers },
      ...(body === undefined ? {} : { body }),
    });

  it('is understood, answered as documented, and no fault of ours', async () => {
    const seen = new Set<number>();
    for (const route of routes.filter(({ path }) => !path.includes('/imports/'))) {
      for (const drawn of fc.sample(drawing.request(route), { numRuns: RUNS, seed: 7 })) {
        const said = `${route.name} ${JSON.stringify(drawn)}`;
        const answer = await send(route, drawn);
        seen.add(answer.status);
        expectOf(conformance.faults(route, answer), `${said}\n${answer.text}`).toStrictEqual([]);
        expectOf(answer.status < 500, said).toBeTruthy();
        mustNotBeForTheSchema(answer, `${said}\n${answer.text}`);
      }
    }
    for (const status of [200, 201, 404, 409]) expectOf(seen.has(status), `${status} was never answered`).toBeTruthy();
  });

  it('leaves the log and every view whole', async () => {
    const { status, text } = await city.server.ask('/health/ready', { as: null });
    expectOf(status, text).toBe(200);
    expectOf(!text.includes('fault'), text).toBeTruthy();
    expectOf(!/"level":50/.test(city.server.log()), 'no request failed').toBeTruthy();
  });
});
