/** Why an export that is whole cannot be brought to a log, and what to do about it. */
export class CannotImport extends Error {
  override readonly name = 'CannotImport';
}
