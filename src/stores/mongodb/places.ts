import type { Named } from './client.js';

/** A database of a server, and the setting that names it. */
export type MongoPlace = Named & {
  readonly of: 'views' | 'keyring';
  readonly url: string;
  readonly setting: string;
};

/** What is said of where the two are. */
type Said = { readonly namespace: string; readonly views: string; readonly keyring?: string | undefined };

export const viewsAt = ({ namespace, views }: Said): MongoPlace => ({
  of: 'views',
  url: views,
  setting: 'MONGODB_URL',
  database: namespace,
});

/** A keyring that is nowhere of its own is in another database beside the views. */
export const keyringAt = ({ namespace, views, keyring: own }: Said): MongoPlace => {
  if (own === undefined) {
    return { of: 'keyring', url: views, setting: 'MONGODB_URL', database: namespace, suffix: '-keyring' };
  }
  return { of: 'keyring', url: own, setting: 'MONGODB_KEYRING_URL', database: `${namespace}-keyring` };
};
