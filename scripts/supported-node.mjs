// Says in one sentence where Node is too old, before anything fails in many. Keep as src/cli/supported-node.ts.
const OLDEST = { 20: 19, 22: 12 };
const [major, minor] = process.versions.node.split('.').map(Number);
if (OLDEST[major] === undefined ? major < 24 : minor < OLDEST[major]) {
  process.stderr.write(`penataan needs Node 20.19, 22.12, 24 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}
