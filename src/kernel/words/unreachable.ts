/** Ends a switch over a union: a new member breaks the build here. */
export const unreachable = (never: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(never)}`);
};
