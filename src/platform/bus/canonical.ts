const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id is the same in either case. */
const canonicalText = (text: string): string => (UUID.test(text) ? text.toLowerCase() : text);

const canonicalValue = (_: string, value: unknown): unknown => {
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** A body as text: the same whatever the order of its names and the case of its ids. */
export const canonicalBody = (body: unknown): string =>
  Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body ?? null, canonicalValue);

const segmentOf = (raw: string): string => encodeURIComponent(canonicalText(decodeURIComponent(raw)));

/** Method and path with query: the same whatever the order of the query's names and the case of ids. */
export const canonicalTarget = (method: string, url: string): string => {
  const [pathname = '', search = ''] = url.split(/\?(.*)/s);
  const query = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(search)) query.append(name, canonicalText(value));
  query.sort();
  const path = pathname.split('/').map(segmentOf).join('/');
  return query.size === 0 ? `${method} ${path}` : `${method} ${path}?${query.toString()}`;
};
