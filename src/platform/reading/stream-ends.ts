import type { Part } from '../../kernel/facts/wish.js';

/** The last event of a stream of any capability, by category: revision -1 where there is none. */
export abstract class StreamEnds<Category extends string = string> {
  abstract of(category: Category, id: string): Promise<Part>;
}
