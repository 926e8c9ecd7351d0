/** The first minor of each major release that this runs on; later majors do. */
const OLDEST: Readonly<Record<string, number>> = { '20': 19, '22': 12 };
const NEXT_MAJOR = 24;

const isSupported = ([major = '0', minor = '0']: readonly string[]): boolean => {
  const oldest = OLDEST[major];
  return oldest === undefined ? Number(major) >= NEXT_MAJOR : Number(minor) >= oldest;
};

/** Where Node is too old it is said in one sentence, before anything else is loaded that would fail in many. */
if (!isSupported(process.versions.node.split('.'))) {
  process.stderr.write(`penataan needs Node 20.19, 22.12, 24 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}
