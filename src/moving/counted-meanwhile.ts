/**
 * A survey was counted between log and keyring: what was counted is not in the one, and the responses are not in the
 * other any more.
 */
export class CountedMeanwhile extends Error {
  override readonly name = 'CountedMeanwhile';

  constructor() {
    super(
      'a survey was counted meanwhile, so that its responses would be lost: export again | survei baru saja dihitung: ulangi ekspor',
    );
  }
}
