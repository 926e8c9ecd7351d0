/**
 * Who does what only one process may do at a time. It says who tries, no more: whoever still believes in a lease that
 * has run out is refused by the epoch of what it writes to.
 */
export interface Leases {
  /** Takes what is free or has run out, or renews what is held, for `ms` by the store's clock: whether it is held now. */
  hold(name: string, ms: number): Promise<boolean>;
  /** Whether anybody holds it now. */
  held(name: string): Promise<boolean>;
  /** Gives back what is held; harmless where it is not. */
  release(name: string): Promise<void>;
  /** Says for `ms` that this process is there; how many are, this one too. */
  present(ms: number): Promise<number>;
}
