/** Why mail was not taken. Never in the server's own words, which may name an address. */
export type MailFault = {
  readonly why: string;
  /** The server's answer, where it gave one: then it has not taken the letter. */
  readonly code?: number;
};

const IN_WORDS: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'it did not answer in time',
  EDNS: 'its name leads to no address',
  ESOCKET: 'the connection could not be made, or broke',
  ECONNECTION: 'the connection could not be made, or broke',
  ETLS: 'no safe connection (TLS) could be made',
  EAUTH: 'it did not let us in',
  ENOAUTH: 'it did not let us in',
  EPROTOCOL: 'it does not speak SMTP',
};

const textIn = (fault: object, name: string): unknown => (name in fault ? Reflect.get(fault, name) : undefined);

/** What a fault of the mail library says that may be told. */
export const faultIn = (fault: unknown): MailFault => {
  if (typeof fault !== 'object' || fault === null) return { why: 'it failed' };
  const [code, kind] = [textIn(fault, 'responseCode'), textIn(fault, 'code')];
  if (typeof code === 'number') return { why: `it said no (${code})`, code };
  return { why: (typeof kind === 'string' ? IN_WORDS[kind] : undefined) ?? 'it failed' };
};
