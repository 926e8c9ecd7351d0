/** Numbers of a row of growth: the place of its subject among those asked for, category, unit, day, n. */
export const GROWTH_WIDTH = 5;

const WIDTH_IN_TEXT = 4;
const DAY_IN_TEXT = 2;

const numbersOf = (text: string): number[] => JSON.parse(`[${text}]`);

/** Where the rows of each day begin. */
const placesOf = (texts: readonly number[][]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const numbers of texts) {
    for (let at = DAY_IN_TEXT; at < numbers.length; at += WIDTH_IN_TEXT) {
      const day = numbers[at] ?? 0;
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }
  }
  let place = 0;
  return new Map(
    [...counts]
      .sort(([a], [b]) => a - b)
      .map(([day, count]) => {
        place += count * GROWTH_WIDTH;
        return [day, place - count * GROWTH_WIDTH];
      }),
  );
};

/** What each subject grows by, as `category,unit,day,n,...`, in one list in order of day: no objects, so that it crosses at once. */
export const growthRows = (texts: readonly string[]): Int32Array => {
  const all = texts.map(numbersOf);
  const places = placesOf(all);
  const rows = new Int32Array((all.reduce((sum, { length }) => sum + length, 0) / WIDTH_IN_TEXT) * GROWTH_WIDTH);
  all.forEach((numbers, subject) => {
    for (let at = 0; at < numbers.length; at += WIDTH_IN_TEXT) {
      const day = numbers[at + DAY_IN_TEXT] ?? 0;
      const place = places.get(day) ?? 0;
      places.set(day, place + GROWTH_WIDTH);
      rows[place] = subject;
      rows.set(numbers.slice(at, at + WIDTH_IN_TEXT), place + 1);
    }
  });
  return rows;
};
