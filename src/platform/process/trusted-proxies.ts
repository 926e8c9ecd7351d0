import { isIP } from 'node:net';

const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** An address, or a network of them that is not the whole of all. */
const isNetwork = (text: string): boolean => {
  const [, address = '', prefix] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = BITS[isIP(address)];
  return bits !== undefined && (prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= bits));
};

/**
 * The addresses of proxies whose word on where a request came from counts, such as `10.0.0.0/8, 127.0.0.1`; undefined
 * where one of them is neither an address nor a network: names are nobody's for good, and how many hops there are proves
 * nothing.
 */
export const proxiesIn = (text: string): readonly string[] | undefined => {
  if (text.trim() === '') return [];
  const proxies = text.split(',').map((one) => one.trim());
  return proxies.every(isNetwork) ? proxies : undefined;
};
