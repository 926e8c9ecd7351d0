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

export const ok = (what: string): Finding => ({ level: 'ok', what });
export const warn = (what: string, remedy: string): Finding => ({ level: 'warn', what, remedy });
export const fail = (what: string, remedy: string): Finding => ({ level: 'fail', what, remedy });
