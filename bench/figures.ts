export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One thing measured; where something is promised of it, beside its goal. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: Goal;
};

export type Scale = {
  /** 1, or less for a quick look. */
  readonly factor: number;
  /** A folder of its own for the bench, removed afterwards. */
  readonly folder: string;
};

export type Bench = {
  readonly name: string;
  /** What is measured, against what: one sentence, kept with the results. */
  readonly about: string;
  readonly run: (scale: Scale) => Promise<readonly Figure[]>;
};

/** A size scaled, but not below what says anything. */
export const sized = ({ factor }: Scale, full: number, least: number): number =>
  Math.max(least, Math.round(full * factor));

export const percentile = (values: readonly number[], hundredths: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 50);

const shownValue = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);

const verdict = ({ value, goal }: Figure): string => {
  if (!goal) return '';
  const least = 'atLeast' in goal;
  const wanted = least ? goal.atLeast : goal.atMost;
  const met = least ? value >= wanted : value <= wanted;
  return `goal ${least ? '>=' : '<='} ${shownValue(wanted)}${met ? '' : '  SHORT'}`;
};

/** A line for each figure, its goal beside it. */
export const linesOf = (figures: readonly Figure[]): string[] =>
  figures.map((figure) => {
    const { what, value, unit } = figure;
    return `  ${what.padEnd(66)} ${shownValue(value).padStart(10)} ${unit.padEnd(6)} ${verdict(figure)}`.trimEnd();
  });

export const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};
