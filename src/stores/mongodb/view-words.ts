import type { ClientSession } from 'mongodb';
import { type Body, type WordRow } from './view-rows.js';

/** Bodies whose words are kept by who reads: those of views that serve or are built, and a few that have gone. */
const KEPT = 32;

/** The first so many words of a body, which never change: by number, and their numbers by word. */
export class Words {
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();

  get size(): number {
    return this.words.length;
  }

  word(number: number): string {
    return this.words[number] ?? '';
  }

  number(word: string): number | undefined {
    return this.numbers.get(word);
  }

  /** The number of a word; a new one gets the next. */
  enter(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.words.push(word);
    this.numbers.set(word, this.words.length - 1);
    return this.words.length - 1;
  }

  /** The words from a number on, as they are stored. */
  rowsFrom(first: number): WordRow[] {
    return this.words.slice(first).map((word, index) => ({ _id: first + index, word }));
  }

  /** Reads what is stored beyond those known, up to `size` of them. */
  async readOn(body: Body, size: number, session?: ClientSession): Promise<void> {
    if (this.size >= size) return;
    const options = { sort: { _id: 1 }, batchSize: size, ...(session ? { session } : {}) } as const;
    for (const { word } of await body.words.find({ _id: { $gte: this.size, $lt: size } }, options).toArray()) {
      this.enter(word);
    }
  }
}

/** What words are known of each body. */
export class WordBooks {
  private readonly books = new Map<string, Words>();

  /** The words of a body, of which so many are known now. */
  async of(body: Body, size: number, session: ClientSession): Promise<Words> {
    const book = this.books.get(body.id) ?? new Words();
    this.books.delete(body.id);
    this.books.set(body.id, book);
    const [oldest] = this.books.keys();
    if (this.books.size > KEPT && oldest !== undefined) this.books.delete(oldest);
    await book.readOn(body, size, session);
    return book;
  }
}
