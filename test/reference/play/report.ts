import type { History, Step } from '../histories/history.js';
import type { Mismatch } from './play.js';

const lineOf = (step: Step): string =>
  'write' in step
    ? `${step.today}  POST ${step.write.path} ${JSON.stringify(step.write.body)}${step.write.newId === null ? '' : ` -> ${step.write.newId}`}`
    : `${step.today}  GET  ${step.check.path}?${new URLSearchParams(step.check.query).toString()}`;

/** The history up to the difference in local names, then what was sent, expected and answered. */
export const reportOf = (history: History, mismatch: Mismatch): string =>
  [
    `seed ${history.seed}, step ${mismatch.index} of ${history.steps.length}:`,
    ...history.steps.slice(0, mismatch.index + 1).map((step) => `  ${lineOf(step)}`),
    `sent: ${mismatch.sent}`,
    ...mismatch.what.slice(0, 12).map((line) => `  ${line}`),
    ...(mismatch.what.length > 12 ? [`  and ${mismatch.what.length - 12} more`] : []),
  ].join('\n');
