import { join } from 'node:path';
import { openSqliteEventStore } from '../src/stores/sqlite/event-store.js';
import { cityOf } from './city.js';
import { type Bench, type Figure, median, type Scale, secondsOf, sized } from './figures.js';
import { Random } from './random.js';
import { Recorder } from './recorder.js';
import { recordCity } from './story.js';

const EVENTS = 1_000_000;
const ROUNDS = 5;
const NAMESPACE = 'bench';

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const staff = sized(scale, EVENTS, 10_000);
  const options = { file: join(scale.folder, 'events.sqlite'), namespace: NAMESPACE };
  const written = await openSqliteEventStore(options);
  const city = cityOf({ units: 200, staff, directives: 0, practices: 0, sessions: 0 });
  await recordCity(new Recorder(written, new Random(4)), city);
  await written.close();
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let opened: Awaited<ReturnType<typeof openSqliteEventStore>> | undefined;
    seconds.push(
      await secondsOf(async () => {
        opened = await openSqliteEventStore(options);
        await opened.head();
      }),
    );
    await opened?.close();
  }
  return [{ what: `opening a log of ${staff} events`, value: median(seconds), unit: 's', goal: { atMost: 2 } }];
};

export const opening: Bench = {
  name: 'opening',
  about: 'opening the embedded log and asking for its head, the file in the cache of the system; median of five.',
  run: measure,
};
