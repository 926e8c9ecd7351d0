/** The words that stored numbers stand for: asked for once, as a word keeps its number. */
export class WordBook {
  private readonly words = new Map<number, string>();

  constructor(private readonly ask: (ids: readonly number[]) => Promise<string[]>) {}

  /** Reads words aloud by number, of which all are known now. */
  async reader(ids: Iterable<number>): Promise<(id: number | undefined) => string> {
    const unknown = new Set<number>();
    for (const id of ids) if (!this.words.has(id)) unknown.add(id);
    if (unknown.size > 0) {
      const words = await this.ask([...unknown]);
      [...unknown].forEach((id, index) => this.words.set(id, words[index] ?? ''));
    }
    return (id) => this.words.get(id ?? 0) ?? '';
  }
}
