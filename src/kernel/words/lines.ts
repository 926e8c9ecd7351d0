/** Queues by key: what stands in line for a key runs after all that was put in line for it before. */
export class Lines<K> {
  private readonly lines = new Map<K, Promise<unknown>>();

  /** In the lines of several keys at once, which are joined in one go: nobody waits for each other. */
  async inLine<T>(keys: readonly K[], work: () => Promise<T>): Promise<T> {
    const before = Promise.all(keys.flatMap((key) => this.lines.get(key) ?? []));
    const mine = before.then(work);
    const settled = mine.catch(() => undefined);
    for (const key of keys) this.lines.set(key, settled);
    try {
      return await mine;
    } finally {
      keys.filter((key) => this.lines.get(key) === settled).forEach((key) => this.lines.delete(key));
    }
  }
}
