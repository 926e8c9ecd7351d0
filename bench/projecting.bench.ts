import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openSqliteEventStore } from '../src/stores/sqlite/event-store.js';
import { cityOf } from './city.js';
import { type Bench, type Figure, type Scale, sized } from './figures.js';
import { type Passed, NAMESPACE } from './projecting.child.js';
import { Random } from './random.js';
import { Recorder } from './recorder.js';
import { PersonFacts, recordCity } from './story.js';

const FACTS = 1_000_000;
const FACTS_PER_PERSON = 50;
const FIRST_WINDOW = 100_000;

/** Writes the log to project: how many persons' facts there are up to each event of them. */
const writeLog = async (file: string, facts: number): Promise<void> => {
  const staff = facts / FACTS_PER_PERSON;
  const city = cityOf({ units: 200 + 1, staff, directives: 10, practices: 10, sessions: 20 });
  const events = await openSqliteEventStore({ file, namespace: NAMESPACE });
  const random = new Random(2);
  const recorder = new Recorder(events, random);
  await recordCity(recorder, city);
  await new PersonFacts(recorder, city, random).record(facts);
  await events.close();
};

const project = async (folder: string, facts: number): Promise<Passed> => {
  const script = new URL('./projecting.child.js', import.meta.url);
  const child = fork(script, [folder, String(facts)], { stdio: 'inherit' });
  const [passed] = (await once(child, 'message')) as [Passed];
  await once(child, 'exit');
  return passed;
};

const measure = async (scale: Scale): Promise<readonly Figure[]> => {
  const facts = sized(scale, FACTS, 50_000);
  await writeLog(join(scale.folder, 'events.sqlite'), facts);
  const { marks, peakMiB, cpuSeconds } = await project(scale.folder, facts);
  const perSecond = (from: number, to: number): number => {
    const [a, b] = [marks.findLast(([done]) => done <= from), marks.find(([done]) => done >= to)];
    return a && b ? (b[0] - a[0]) / (b[1] - a[1]) : Number.NaN;
  };
  const all = perSecond(0, facts);
  const window = Math.min(FIRST_WINDOW, facts / 4);
  const [first, last] = [perSecond(0, window), perSecond(facts - window, facts)];
  return [
    {
      what: `facts of persons into ledger and cells, ${facts} in all`,
      value: all,
      unit: '/s',
      goal: { atLeast: 60_000 },
    },
    { what: `the first ${window}`, value: first, unit: '/s' },
    { what: `the last ${window}`, value: last, unit: '/s' },
    { what: 'time of a fact, last against first', value: first / last, unit: '', goal: { atMost: 1.2 } },
    { what: 'time of all processors, a fact', value: (cpuSeconds * 1e6) / facts, unit: 'µs' },
    { what: 'memory at its highest', value: peakMiB, unit: 'MiB', goal: { atMost: 1024 } },
  ];
};

export const projecting: Bench = {
  name: 'projecting',
  about:
    'answers, attendance and observations, up to some hundred persons an event, from the log into ledger and cells: ' +
    '50 facts a person, ten directives, ten practices, twenty sessions, 200 units.',
  run: measure,
};
