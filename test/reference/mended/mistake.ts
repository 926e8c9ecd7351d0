import type { Scene, Write } from '../histories/scene.js';

/** Something done by mistake, and what takes it back; `after` is what is known once it was done. */
export type Mistake = {
  readonly name: string;
  readonly wrong: (scene: Scene) => Write | null;
  readonly mend: (wrong: Write, after: Scene) => Write;
  /** What takes it back takes back whatever was done last. */
  readonly takesLast?: boolean;
};

export const reason = { reason: 'salah catat' };
export const to = (path: string, body: Write['body']): Write => ({ path, body: { ...body, ...reason }, newId: null });
