import type { Day } from './days.js';
import { knownOn, recordAll, type Id, type Known } from './facts.js';
import { judge } from './judge/judge.js';
import type { Body } from './judge/verdict.js';

/** Tells the model what an office does, request by request; each answers how it was judged. */
export type Telling = {
  readonly says: (today: Day, path: string, body: Body, newId?: Id) => string;
  readonly known: (day: Day) => Known;
};

const telling = (): Telling => {
  let log: Known = [];
  return {
    says: (today, path, body, newId = '@none') => {
      const { accepting, refusals, unclear, record } = judge(log, today, { path, body });
      if (unclear !== null) return `unclear: ${unclear}`;
      if (accepting === 'no') return [...refusals].sort().join(' or ');
      if (accepting !== 'already') log = recordAll(log, today, record(newId));
      return accepting;
    },
    known: (day) => knownOn(log, day),
  };
};

const position = { title: 'Analis', type: 'functional' };

/** A city C with agencies A and B, a bureau A1 below A, one person in each, a programme, a directive and a practice. */
export const smallCity = (): Telling => {
  const city = telling();
  const unit = (code: string, parent: string | null): string =>
    city.says('2025-01-06', 'units', { code, name: code, kind: 'agency', parent, on: '2024-01-01' }, `@${code}`);
  unit('C', null);
  unit('A', '@C');
  unit('B', '@C');
  unit('A1', '@A');
  for (const [at, code] of ['C', 'A', 'B', 'A1'].entries()) {
    const body = {
      nip: `19050115200501100${at}`,
      name: code,
      unit: `@${code}`,
      employment: 'PNS',
      position,
      on: '2024-06-01',
    };
    city.says('2025-01-06', 'staff', body, `@in${code}`);
  }
  const programme = { code: 'P', title: 'P', startsOn: '2025-01-01', endsOn: '2026-12-31', units: ['@C'] };
  city.says('2025-01-06', 'programmes', programme, '@P');
  const directive = {
    title: 'D',
    reference: 'D',
    units: ['@C'],
    issuedOn: '2025-01-06',
    dueOn: '2025-01-20',
  };
  city.says('2025-01-06', 'programmes/@P/directives', directive, '@D');
  city.says(
    '2025-01-06',
    'programmes/@P/practices',
    { title: 'K', units: ['@A'], windowDays: 10, on: '2025-01-06' },
    '@K',
  );
  return city;
};
