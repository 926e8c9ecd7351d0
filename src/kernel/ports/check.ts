/** What was found: that all is well, or what is not, in one sentence without a name, a secret or a URL, and its remedy. */
export type Finding = {
  readonly level: 'ok' | 'warn' | 'fail';
  readonly what: string;
  readonly remedy?: string;
};

/** Something about a city or one of its stores that can be looked at, beside a server that runs; it changes nothing. */
export type Check = {
  /** One word. */
  readonly name: string;
  /** Throws where it cannot be looked at. */
  readonly look: () => Promise<readonly Finding[]>;
};

/** `vital`: where it fails, what is kept there cannot be opened. */
export type ServerCheck = Check & { readonly vital?: true };

/** What can be looked at, in order, of a server on which something is kept; each is answered within seconds. */
export type ServerChecks = {
  readonly kept: 'log' | 'views' | 'keyring';
  readonly checks: readonly ServerCheck[];
  /** Only after whatever else is looked at: checks of one server may ask another. */
  close(): Promise<void>;
};

export const ok = (what: string): Finding => ({ level: 'ok', what });
export const warn = (what: string, remedy: string): Finding => ({ level: 'warn', what, remedy });
export const fail = (what: string, remedy: string): Finding => ({ level: 'fail', what, remedy });
