type Source = Readonly<Record<string, string | undefined>>;

const KNOWN = new Set([
  'PENATAAN_DATA',
  'PENATAAN_HOST',
  'PENATAAN_PORT',
  'PENATAAN_TIMEZONE',
  'PENATAAN_NAMESPACE',
  'PENATAAN_MASTER_KEY',
  'PENATAAN_ROLE',
  'PENATAAN_TRUST_PROXY',
  'PENATAAN_NOW',
  'PENATAAN_ACCEPT_CLOCK',
  'PENATAAN_SMTP_URL',
  'PENATAAN_SMTP_FROM',
]);
/** Of the promise, but of a later release: refused rather than ignored. */
const NOT_YET = ['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_JWKS_URL'];

/** The first variable of an environment that is no setting of this release, and what is to be said of it. */
export const unknownIn = (env: Source): readonly [name: string, maybe: string] | undefined => {
  const early = NOT_YET.find((name) => env[name]);
  if (early !== undefined) return [early, 'this release checks its own tokens only; leave it unset'];
  const unknown = Object.keys(env).find((name) => name.startsWith('PENATAAN_') && !KNOWN.has(name));
  return unknown === undefined ? undefined : [unknown, `no such setting; there are ${[...KNOWN].join(', ')}`];
};
