/** As a destroyed key is kept: by its name, and without the key. */
export const DESTROYED: Buffer = Buffer.alloc(0);

export const isDestroyed = ({ length }: Uint8Array): boolean => length === 0;

/** A key as a row tells it: in base64, and null where it was destroyed. */
export const destroyedOr = (wrapped: string | null): Buffer =>
  wrapped === null ? DESTROYED : Buffer.from(wrapped, 'base64');

const GENERATION = /#(\d+)$/;

/**
 * What the next key of an owner is called, once the one of this name was destroyed: no text of before is ever tried with
 * it, and the name of a key says by itself which one it is.
 */
export const nextName = (name: string): string => {
  const generation = Number(GENERATION.exec(name)?.[1] ?? 0);
  return `${name.replace(GENERATION, '')}#${generation + 1}`;
};
