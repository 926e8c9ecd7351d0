/** A number of persons or facts that count as something in a unit. */
export type Figure = {
  readonly subject: string;
  readonly category: string;
  readonly unit: string;
  readonly n: number;
};

export const inUnit = (figure: Figure, unit: string): Figure => ({ ...figure, unit });

/** Figures of one place added up, zeros left out, in an order of their own. */
export const added = (figures: readonly Figure[]): (readonly [place: string, n: number])[] => {
  const sums = new Map<string, number>();
  for (const { subject, category, unit, n } of figures) {
    const place = `${subject} ${category} in ${unit}`;
    sums.set(place, (sums.get(place) ?? 0) + n);
  }
  return [...sums].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
};
