import { join } from 'node:path';
import type { BallotRow } from '../src/kernel/ports/ballot-box.js';
import { batches } from '../src/kernel/words/batches.js';
import { addDays } from '../src/kernel/words/calendar-date.js';
import { asId, type SurveyId } from '../src/kernel/words/ids.js';
import type { SurveyWritten } from '../src/surveys/survey.events.js';
import { openSqliteKeyring } from '../src/stores/sqlite/keyring.js';
import { masterKeyFile } from '../src/stores/sqlite/master-key.js';
import { type City, FIRST_RECORDED, LAST_RECORDED } from './city.js';
import { type Bench, type Figure, median, type Scale, secondsOf, sized } from './figures.js';
import { Connection } from './http-client.js';
import { Bystander, Office } from './office.js';
import { type OwnServer, withServer, writeCity } from './own-server.js';
import { Random } from './random.js';

const SURVEY = asId<SurveyId>('5e0a0000-0000-4000-8000-000000000001');
const STATEMENTS = 9;
const HIGHEST = 4;
const SEALED_AT_ONCE = 1_000;

/** Of citizens, of the whole city; its last day is over. */
const written = ({ units }: City): SurveyWritten => ({
  type: 'SurveyWritten',
  survey: SURVEY,
  kind: 'satisfaction',
  title: 'SKM',
  units: units.slice(0, 1).map(({ id }) => id),
  opensOn: addDays(FIRST_RECORDED, 400),
  closesOn: addDays(LAST_RECORDED, 30),
  weights: 'ninth',
});

/** What was answered by phone, in every unit. */
const answer = async (dataDir: string, { units }: City, count: number): Promise<void> => {
  const found = await masterKeyFile(dataDir);
  if (found.kind !== 'key') throw new Error('no master key');
  const keyring = await openSqliteKeyring({ file: join(dataDir, 'keyring.sqlite'), masterKey: found.key });
  const random = new Random(7);
  const answers = (): string => JSON.stringify(Array.from({ length: STATEMENTS }, () => random.whole(1, HIGHEST + 1)));
  const places = Array.from({ length: count }, (_, n) => units[n % units.length]);
  for (const some of batches(places, SEALED_AT_ONCE)) {
    const sealed = await keyring.seal(some.map(() => ({ owner: `ballots:${SURVEY}`, text: answers() })));
    const rows = some.flatMap((unit, n): BallotRow[] => {
      const box = sealed[n];
      if (!unit || !box) return [];
      const key = random.uuid().replaceAll('-', '');
      return [{ kind: 'ballot', key, survey: SURVEY, unit: unit.id, sealed: box, batch: null }];
    });
    await keyring.ballots.put([{ kind: 'survey', survey: SURVEY, state: 'open' }, ...rows]);
  }
  await keyring.close();
};

const run = async (server: OwnServer, count: number): Promise<readonly Figure[]> => {
  const connection = await Connection.open(server.url, server.token);
  const office = new Office(connection, '');
  const beside = new Bystander(server, '/v1/me');
  const path = `surveys/${SURVEY}/results`;
  const first = await beside.beside(async () => secondsOf(async () => office.get(path)));
  const meanwhile = beside.within();
  const again = await office.reads(path, 20);
  connection.close();
  return [
    { what: `${count} responses counted, destroyed and published`, value: first, unit: 's', goal: { atMost: 5 } },
    { what: 'a small read meanwhile, 99 of 100 within', value: meanwhile, unit: 'ms' },
    { what: 'the results asked for again, median', value: median(again), unit: 'ms' },
  ];
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const dataDir = join(scale.folder, 'data');
  const count = sized(scale, 100_000, 5_000);
  const size = { units: sized(scale, 2_000, 200), staff: sized(scale, 20_000, 2_000) };
  const record = { count: 0, personsAtMost: 25 };
  const city = await writeCity(
    dataDir,
    { ...size, directives: 1, practices: 1, sessions: 1 },
    record,
    async (recorder, made) => {
      await recorder.record('survey', SURVEY, LAST_RECORDED, [written(made)]);
      await recorder.settle();
    },
  );
  await answer(dataDir, city, count);
  return withServer(dataDir, async (server) => run(server, count));
};

export const surveys: Bench = {
  name: 'surveys',
  about:
    'the publication of a survey of 100,000 responses in 2,000 units, from the first question for its results to the answer: counted, ' +
    'recorded, the responses destroyed; a small read going on beside it; by the clock of the client.',
  run: measure,
};
