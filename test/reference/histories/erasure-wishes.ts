import { factsOf } from '../facts.js';
import type { Maker } from './scene.js';

/** Of what is settled or still open, void or not. */
const erase: Maker = ({ chance, log }) => {
  const things = [
    ...factsOf(log, 'suggested').map(({ suggestion }) => `suggestions/${suggestion}`),
    ...factsOf(log, 'complained').map(({ complaint }) => `complaints/${complaint}`),
  ];
  const thing = chance.pick(things);
  return thing === undefined
    ? null
    : { path: `${thing}/erase`, body: { reason: 'permintaan pemilik data' }, newId: null };
};

export const erasureWishes: readonly (readonly [number, Maker])[] = [[8, erase]];
