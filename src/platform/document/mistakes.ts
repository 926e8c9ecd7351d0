/** Requests that put right what was recorded; `reopen` is one of a programme, and a step of an issue. */
const CORRECTION =
  /\/(amend|annul|correct|restore|retract|retractions|uncomplete|undo|uninvite|void)$|^\/v1\/programmes\/\{id\}\/reopen$/;

const ERASURE = /\/erase$/;

const below = (thing: string, paths: readonly string[]): readonly string[] =>
  paths.filter((path) => path.startsWith(`${thing}/`) && CORRECTION.test(path));

/** The requests by which what a write told is put right, if it was told wrongly: those of what it makes, or of what it is about. */
export const correctionsOf = (path: string, paths: readonly string[]): readonly string[] => {
  if (CORRECTION.test(path) || ERASURE.test(path)) return [];
  const made = below(`/v1/${path.split('/').at(-1)}/{id}`, paths);
  const [about] = /^\/v1\/[a-z-]+\/\{id\}/.exec(path) ?? [];
  return made.length > 0 || about === undefined ? made : below(about, paths);
};
