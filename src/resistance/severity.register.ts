import type { Intensity } from './issue.events.js';

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The weight of an intensity in quarters, so that sums and scores stay exact (domain.md, 6). */
export const QUARTERS: Readonly<Record<Intensity, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

/**
 * Severity by the reach and intensity last assessed and the population of the unit on the day of raising
 * (domain.md, 8): score = quarters / 4 x min(1, reach / population), compared without division.
 */
export const severityOf = (
  { reach, intensity }: { readonly reach: number; readonly intensity: Intensity },
  population: number,
): Severity => {
  const all = population === 0 ? 1 : population;
  const score = QUARTERS[intensity] * (population === 0 ? 1 : Math.min(reach, population));
  if (score >= 2 * all) return 'critical';
  if (score >= all) return 'high';
  return 5 * score >= 2 * all ? 'medium' : 'low';
};
