import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { appending } from './appending.bench.js';
import { commands } from './commands.bench.js';
import { competency } from './competency.bench.js';
import { complaints } from './complaints.bench.js';
import { corrections } from './corrections.bench.js';
import { edge } from './edge.bench.js';
import { fairness } from './fairness.bench.js';
import { type Bench, linesOf } from './figures.js';
import { importing } from './import.bench.js';
import { opening } from './opening.bench.js';
import { projecting } from './projecting.bench.js';
import { reading } from './reading.bench.js';
import { saveResults } from './results.js';
import { servers } from './servers.bench.js';
import { surveys } from './surveys.bench.js';
import { worklist } from './worklist.bench.js';

const BENCHES: readonly Bench[] = [
  commands,
  appending,
  projecting,
  reading,
  competency,
  fairness,
  edge,
  opening,
  importing,
  corrections,
  surveys,
  complaints,
  worklist,
];
const QUICK = 0.05;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean' },
    servers: { type: 'boolean' },
    scale: { type: 'string' },
    keep: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
const USAGE = [
  `usage: npm run bench -- [--quick | --scale N] [--keep] [--servers] [${BENCHES.map(({ name }) => name).join('] [')}]`,
  '  --quick    at a twentieth of the size',
  '  --scale N  at N times the size',
  '  --servers  on EVENTSTORE_URL and MONGODB_URL beside embedded stores; a stand-in and a mongod where there are none',
  '  --keep     write what was measured to bench/results',
].join('\n');
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const factor = values.scale === undefined ? (values.quick ? QUICK : 1) : Number(values.scale);
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0 || !(factor > 0)) {
  console.error(USAGE);
  process.exit(2);
}

const runOne = async (bench: Bench): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), `penataan-bench-${bench.name}-`));
  try {
    console.log(`${bench.name}: ${bench.about}`);
    const figures = await bench.run({ factor, folder });
    for (const line of linesOf(figures)) console.log(line);
    if (values.keep) await saveResults(bench, factor, figures);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

for (const bench of BENCHES) {
  if (positionals.includes(bench.name) || (positionals.length === 0 && values.servers !== true)) await runOne(bench);
}
if (values.servers === true) await runOne(servers);
