import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  cycles,
  folderCycles,
  layerBreaches,
  permissionsTwice,
  purityBreaches,
} from './support/architecture/breaches.js';
import { ALLOWED, FILES, REFUSED } from './support/architecture/planted.js';
import { type Source, sourcesIn } from './support/architecture/sources.js';
import { expectOf } from './support/expectation.js';

describe('the architecture', () => {
  let sources: Source[];
  beforeAll(async () => {
    sources = await sourcesIn('src', 'projections');
  });

  it('lets every layer import what the table allows and nothing else', () => {
    expectOf(sources.length > 200, 'the sources were not found').toBeTruthy();
    expect(layerBreaches(sources)).toStrictEqual([]);
  });

  it('keeps clock, chance and environment out of the rules', () => {
    expect(purityBreaches(sources)).toStrictEqual([]);
  });

  it('has no way round, from file to file or from folder to folder', () => {
    expect(cycles(sources)).toStrictEqual([]);
    expect(folderCycles(sources)).toStrictEqual([]);
  });

  it('has no two permissions of one name', () => {
    expect(permissionsTwice(sources)).toStrictEqual([]);
  });
});

/** The breaches of one file of the plan above, beside which the others are empty. */
const planted = (path: string, text: string, find = layerBreaches): string[] =>
  find([...FILES.filter((file) => file.path !== path), { path, text }]);

const IMPURE = [
  'const now = new Date();',
  'const now = new Date;',
  'const now = Date();',
  'const now = Date.now();',
  "const now = Date['now']();",
  'const { now } = Date;',
  'const id = Math.random();',
  "import { randomUUID } from 'node:crypto';",
  "import { randomUUID as id } from 'node:crypto';",
  'const id = crypto.randomUUID();',
  "import { v4 } from 'uuid';",
  'const home = process.env.HOME;',
  'const { env } = process;',
  'const { env: settings } = process;',
  "import { env } from 'node:process';",
  "import { EventBus } from '@nestjs/cqrs';",
  "import { AggregateRoot } from '@nestjs/cqrs';",
];

describe('the test of the architecture', () => {
  for (const [path, text] of REFUSED) {
    it(`refuses ${text} in ${path}`, () => expect(planted(path, text).length).toBe(1));
  }

  for (const [path, text] of ALLOWED) {
    it(`allows ${text} in ${path}`, () => expect(planted(path, text)).toStrictEqual([]));
  }

  for (const text of IMPURE) {
    it(`refuses ${text} in a rule`, () => {
      expect(planted('src/reforms/reform.decider.ts', text, purityBreaches).length).toBe(1);
    });
  }

  it('takes a day that was given for no clock', () => {
    const text = "const day = new Date(instant); const now = 'Date.now()'; // Math.random()";
    expect(planted('src/kernel/words/a.ts', text, purityBreaches)).toStrictEqual([]);
  });

  it('lets the platform look at the clock, and only the configuration at the environment', () => {
    expect(planted('src/platform/edge/a.ts', 'const now = Date.now();', purityBreaches)).toStrictEqual([]);
    expect(planted('src/platform/edge/a.ts', 'const { env } = process;', purityBreaches).length).toBe(1);
    expect(planted('src/config.ts', 'parse(process.env);', purityBreaches)).toStrictEqual([]);
  });

  it('finds permissions of one name', () => {
    const text = "export const READ = permission('reforms:read', ['auditor']);";
    const path = 'src/reforms/reform.permissions.ts';
    const other = 'src/practices/practice.permissions.ts';
    expect(permissionsTwice([{ path, text }])).toStrictEqual([]);
    const twice = [path, other].map((one) => ({ path: one, text }));
    expect(permissionsTwice(twice)).toStrictEqual([`reforms:read: ${path}, ${other}`]);
    expect(permissionsTwice([{ path, text: `${text}\n${text}` }])).toStrictEqual([`reforms:read: ${path}, ${path}`]);
  });

  it('finds the ways round, through types too', () => {
    const round = [
      { path: 'src/kernel/a.ts', text: "import type { B } from './b.js';" },
      { path: 'src/kernel/b.ts', text: "export { c } from './c.js';" },
      { path: 'src/kernel/c.ts', text: "const a = await import('./a.js');" },
      { path: 'src/kernel/d.ts', text: "import { a } from './a.js';" },
    ];
    expect(cycles(round)).toStrictEqual(['src/kernel/a.ts -> src/kernel/b.ts -> src/kernel/c.ts -> src/kernel/a.ts']);
  });

  it('finds folders that import each other', () => {
    const round = [
      { path: 'src/kernel/words/a.ts', text: '' },
      { path: 'src/resistance/a.ts', text: "import type { B } from '../socialisation/b.js';" },
      { path: 'src/socialisation/b.ts', text: "import '../../src/kernel/words/a.js';" },
      { path: 'src/socialisation/c.ts', text: "import { d } from '../resistance/d.js';" },
      { path: 'src/resistance/d.ts', text: '' },
    ];
    expect(cycles(round)).toStrictEqual([]);
    expect(folderCycles(round)).toStrictEqual(['src/resistance -> src/socialisation -> src/resistance']);
  });
});
