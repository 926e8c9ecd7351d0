/** How many requests of a kind are being worked at, and how many may be. */
export class InFlight {
  private count = 0;

  constructor(private readonly most: number) {}

  /** What is to be called when one ends, once or more; undefined where there are as many as may be. */
  begin(): (() => void) | undefined {
    if (this.count >= this.most) return undefined;
    this.count += 1;
    let ended = false;
    return () => {
      if (!ended) this.count -= 1;
      ended = true;
    };
  }
}
