/** Gives names numbers, from 0 on, in the order in which they come. */
export class Numbered {
  private readonly numbers = new Map<string, number>();
  private readonly all: string[] = [];

  /** Those that have a number, each in the place of its number. */
  get names(): readonly string[] {
    return this.all;
  }

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.all.length);
    return this.all.push(name) - 1;
  }

  /** -2 for a name that has none. */
  known(name: string): number {
    return this.numbers.get(name) ?? -2;
  }
}
