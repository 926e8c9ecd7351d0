import type { OwnerFacts } from '../shared/keyring-answers.js';
import type { Database } from './database.js';

const FACTS = ['log', 'position', 'event'] as const satisfies readonly (keyof OwnerFacts)[];

export const ownerIn = (database: Database): Partial<OwnerFacts> => {
  const read = database.prepare<{ value: Uint8Array }>('SELECT value FROM facts WHERE name = ?');
  const told = FACTS.map((fact) => [fact, read.get(fact)?.value] as const);
  return Object.fromEntries(told.flatMap(([fact, value]) => (value ? [[fact, Buffer.from(value).toString()]] : [])));
};

export const writeOwner = (database: Database, facts: OwnerFacts): void => {
  const write = database.prepare('INSERT OR REPLACE INTO facts VALUES (?, ?)');
  for (const fact of FACTS) write.run(fact, Buffer.from(facts[fact]));
};

export const isEmpty = (database: Database): boolean =>
  ['keys', 'numbers'].every((table) => database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined);
