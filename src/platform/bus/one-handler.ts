/** The stock buses let a second handler of a message silently take the place of the first: here the start fails. */
export class OneHandler {
  private readonly handlers = new Map<string, string>();

  /** Throws where a message has a handler already. */
  add(message: string, handler: string): void {
    const first = this.handlers.get(message);
    if (first !== undefined) throw new Error(`${handler} answers what ${first} answers already: one handler a message`);
    this.handlers.set(message, handler);
  }
}
