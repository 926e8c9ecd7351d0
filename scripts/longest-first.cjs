// A spec that takes long and is begun last is waited for alone: those are begun first, then the others, large files first.
const { statSync } = require('node:fs');

const LONGEST = [
  'e2e/servers-story',
  'contracts/mongodb.view-store',
  'contracts/eventstoredb.event-store',
  'e2e/workers',
  'e2e/servers-histories',
  'e2e/histories',
  'cli/doctor-servers-away',
  'e2e/servers-away',
  'e2e/openapi-refused',
  'stores/mongodb-views-lost',
  'e2e/story',
  'e2e/several-processes',
  'e2e/servers-refused',
  'stores/mongodb-views-set',
  'e2e/one-city',
  'e2e/imports-repeated',
  'e2e/readings-long',
  'cli/doctor-servers',
  'stores/mongodb-keyring-faults',
  'e2e/processes',
  'e2e/crash',
  'cli/demo',
  'reference/histories/history',
  'projections/ledger/ledger',
  'moving/importing',
  'e2e/numbers-crash',
  'cli/backup',
  'cli/import-refused',
  'cli/commands',
];

const placeOf = ({ path }) => {
  const found = LONGEST.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/test/${name}.spec.js`));
  return found === -1 ? LONGEST.length : found;
};

/** The order of a run: the same on every machine, whatever it ran before. */
module.exports = class {
  sort(tests) {
    const placed = Array.from(tests, (test) => ({ test, place: placeOf(test), size: statSync(test.path).size }));
    return placed.toSorted((a, b) => a.place - b.place || b.size - a.size).map(({ test }) => test);
  }

  cacheResults() {}
};
