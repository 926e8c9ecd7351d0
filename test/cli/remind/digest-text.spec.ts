import { expect, it } from '@jest/globals';
import { digestText, type Waits, waitsOf } from '../../../src/cli/remind/digest-text.js';

const ROWS = [
  { kind: 'directive-overdue', count: 12, overdueDays: 31 },
  { kind: 'issue-without-step', count: 1, overdueDays: 0 },
  { kind: 'directive-overdue', count: 3, overdueDays: 1 },
] as const;
const WAITS: readonly Waits[] = [
  { kind: 'directive-overdue', count: 15, overdueDays: 31 },
  { kind: 'issue-without-step', count: 1, overdueDays: 0 },
];

it('counts what waits by kind, with the longest wait', () => {
  expect(waitsOf(ROWS)).toStrictEqual(WAITS);
  expect(waitsOf([])).toStrictEqual([]);
});

it('is told in Indonesian', () => {
  const { subject, text } = digestText(WAITS, 'id');
  expect(subject).toBe('Penataan: yang menunggu Anda');
  expect(text.split('\n').slice(0, 5)).toStrictEqual([
    'Yang menunggu Anda hari ini:',
    '',
    '- Jawaban atas edaran, lewat batas: 15 (terlama 31 hari)',
    '- Isu resistensi tanpa langkah: 1',
    '',
  ]);
});

it('is told in English', () => {
  const { subject, text } = digestText(
    [...WAITS, { kind: 'session-without-attendance', count: 2, overdueDays: 1 }],
    'en',
  );
  expect(subject).toBe('Penataan: what waits for you');
  expect(text.split('\n').slice(0, 6)).toStrictEqual([
    'What waits for you today:',
    '',
    '- Answers to directives, overdue: 15 (the longest for 31 days)',
    '- Resistance issues without a step: 1',
    '- Sessions without attendance: 2 (the longest for 1 day)',
    '',
  ]);
});
