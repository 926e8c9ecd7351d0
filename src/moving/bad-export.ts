/** A file that is no whole export: on which line, and what is wrong there; never what stands there. */
export class BadExport extends Error {
  override readonly name = 'BadExport';

  constructor(
    readonly line: number,
    readonly why: string,
  ) {
    super(`line ${line}: ${why}`);
  }
}
