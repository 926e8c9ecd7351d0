import { beforeAll, describe, expect, it } from '@jest/globals';
import { cycles, folderCycles, layerBreaches, purityBreaches } from './support/architecture/breaches.js';
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
});

const FILES = [
  'src/kernel/words/a.ts',
  'src/kernel/facts/a.ts',
  'src/platform/bus/a.ts',
  'src/platform/edge/a.ts',
  'src/stores/sqlite/a.ts',
  'src/stores/mongodb/a.ts',
  'src/reforms/reforms.commands.ts',
  'src/reforms/reform.events.ts',
  'src/reforms/reform.queries.ts',
  'src/reforms/reform.decider.ts',
  'src/reforms/post.rules.ts',
  'src/reforms/reform.register.ts',
  'src/registers/registers.ts',
  'src/reforms/reform.dto.ts',
  'src/reforms/reforms.controller.ts',
  'src/world.ts',
  'projections/a.view.ts',
].map((path) => ({ path, text: '' }));

/** The breaches of one file of the plan above, beside which the others are empty. */
const planted = (path: string, text: string, find = layerBreaches): string[] =>
  find([...FILES.filter((file) => file.path !== path), { path, text }]);

const REFUSED: readonly (readonly [path: string, text: string])[] = [
  ['src/kernel/facts/b.ts', "import { a } from '../../platform/edge/a.js';"],
  ['src/kernel/facts/b.ts', "import type { Reform } from '../../reforms/reform.events.js';"],
  ['src/kernel/facts/b.ts', "import { readFile } from 'node:fs/promises';"],
  ['src/kernel/facts/b.ts', "import { createHash } from 'crypto';"],
  ['src/kernel/facts/b.ts', "import { v5 } from 'uuid';"],
  ['src/kernel/facts/b.ts', "export * from '../../stores/sqlite/a.js';"],
  ['src/kernel/facts/b.ts', "type A = import('../../platform/edge/a.js').A;"],
  ['src/kernel/facts/b.ts', "import a = require('../../platform/edge/a.js');"],
  ['projections/b.view.ts', "import { a } from '../src/platform/edge/a.js';"],
  ['projections/b.view.ts', "import type { Known } from '../src/reforms/reform.decider.js';"],
  ['projections/b.view.ts', "import type { Reforms } from '../src/reforms/reform.queries.js';"],
  ['src/platform/edge/b.ts', "import { a } from '../../../projections/a.view.js';"],
  ['src/platform/edge/b.ts', "import type { Reform } from '../../reforms/reform.events.js';"],
  ['src/platform/edge/b.ts', "const a = await import('../../stores/sqlite/a.js');"],
  ['src/stores/sqlite/b.ts', "import { a } from '../../platform/edge/a.js';"],
  ['src/stores/sqlite/b.ts', "import { a } from '../mongodb/a.js';"],
  ['src/kernel/words/b.ts', "import { a } from '../facts/a.js';"],
  ['src/kernel/b.ts', "export const b = ''; import './words/a.js';"],
  ['src/reforms/reforms.commands.ts', "import { a } from '../platform/edge/a.js';"],
  ['src/reforms/reforms.commands.ts', "import { decider } from './reform.decider.js';"],
  ['src/reforms/reform.decider.ts', "import { a } from './reforms.commands.js';"],
  ['src/stores/sqlite/b.ts', "import type { Reform } from '../../reforms/reform.events.js';"],
  ['src/reforms/reform.events.ts', "import type { Known } from './reform.decider.js';"],
  ['src/reforms/reform.decider.ts', "import { a } from '../platform/edge/a.js';"],
  ['src/reforms/reform.decider.ts', "import { a } from '../../projections/a.view.js';"],
  ['src/reforms/reform.decider.ts', "import { Injectable } from '@nestjs/common';"],
  ['src/reforms/reform.decider.ts', "import { ReformDto } from './reform.dto.js';"],
  ['src/practices/practice.rules.ts', "import { rule } from '../reforms/post.rules.js';"],
  ['src/practices/practice.decider.ts', "import { decider } from '../reforms/reform.decider.js';"],
  ['src/practices/practices.controller.ts', "import { decider } from '../reforms/reform.decider.js';"],
  ['src/practices/practices.controller.ts', "import { rule } from '../reforms/post.rules.js';"],
  ['src/practices/practices.controller.ts', "import type { ReformDto } from '../reforms/reform.dto.js';"],
  ['src/practices/practices.controller.ts', "import { a } from '../stores/sqlite/a.js';"],
  ['src/practices/practices.controller.ts', "import type { World } from '../world.js';"],
  ['src/practices/practices.controller.ts', "import { readFile } from 'node:fs/promises';"],
  ['src/reforms/reform.register.ts', "import { a } from '../platform/edge/a.js';"],
  ['src/reforms/reform.register.ts', "import type { ReformDto } from './reform.dto.js';"],
  ['src/practices/practice.register.ts', "import { decider } from '../reforms/reform.decider.js';"],
  ['src/registers/registers.ts', "import { decider } from '../reforms/reform.decider.js';"],
  ['src/registers/registers.ts', "import { readFile } from 'node:fs/promises';"],
  ['src/practices/practice.queries.ts', "import { Worker } from 'worker_threads';"],
  ['src/story/story.ts', "import { a } from '../stores/sqlite/a.js';"],
  ['src/practices/practices.controller.ts', "import { gone } from './gone.js';"],
  ['src/helpers.ts', "import { a } from './kernel/words/a.js';"],
];

const ALLOWED: readonly (readonly [path: string, text: string])[] = [
  ['src/kernel/facts/b.ts', "import { a } from '../words/a.js'; // import 'node:fs'"],
  ['projections/b.tally.ts', "import type { Reform } from '../src/reforms/reform.events.js';"],
  ['src/practices/practice.rules.ts', "import type { Reform } from '../reforms/reform.events.js';"],
  ['src/reforms/post.rules.ts', "import { decider } from './reform.decider.js';"],
  ['src/reforms/reform.register.ts', "import { decider } from './reform.decider.js';"],
  ['src/practices/practices.readers.ts', "import { a } from '../reforms/reform.register.js';"],
  ['src/practices/practices.readers.ts', "import { a } from '../registers/registers.js';"],
  ['src/practices/practices.controller.ts', "import { Reforms } from '../reforms/reform.queries.js';"],
  ['src/reforms/reforms.controller.ts', "import { a } from '../../projections/a.view.js';"],
  ['src/stores/sqlite/b.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['src/reforms/reforms.commands.ts', "import { a } from '../platform/bus/a.js';"],
  ['src/kernel/facts/b.ts', "import { a } from '../words/a.js';"],
  ['src/main.ts', "import { a } from './stores/sqlite/a.js';"],
];

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
