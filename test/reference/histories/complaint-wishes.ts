import { handlings, TIERS } from '../complaints.js';
import { addDays } from '../days.js';
import { factsOf, type FactOf, type Id } from '../facts.js';
import type { Body } from '../judge/verdict.js';
import { dated, pastDay, someDay, someUnit, type Maker, type Scene } from './scene.js';

const CHANNELS = ['counter', 'letter', 'phone', 'lapor', 'web', 'social'] as const;

const labels = ({ chance, known }: Scene): Body => {
  const reform = chance.pick(factsOf(known, 'proposed'));
  const programme = chance.pick(factsOf(known, 'founded'))?.programme;
  if (chance.happens(0.4)) return {};
  if (programme !== undefined && (!reform || chance.happens(0.5))) return { programme };
  return reform ? { reform: reform.reform, ...(chance.happens(0.3) ? { programme: reform.programme } : {}) } : {};
};

const receive: Maker = (scene) => ({
  path: 'complaints',
  body: {
    receivedOn: pastDay(scene),
    channel: scene.chance.pick(CHANNELS) ?? 'counter',
    text: `Keluhan ${scene.serial}`,
    ...labels(scene),
    ...(scene.chance.happens(0.2) ? { confidential: true, reference: 'LAPOR-1' } : {}),
  },
  newId: `@complaint:${scene.serial}`,
});

type Complaint = FactOf<'complained'>;

/** Mostly soon after the last step, or on its very day. */
const dayFor = (scene: Scene, { complaint, on }: Complaint): string => {
  const { chance, known, today } = scene;
  const last = handlings(known, complaint, today).at(-1)?.on ?? on;
  if (chance.happens(0.35)) return last;
  const soon = addDays(last, chance.below(9));
  return chance.happens(0.6) && soon <= today ? soon : pastDay(scene);
};

const reason = { reason: 'karena' };

const BODIES: Readonly<Record<string, (scene: Scene) => Body>> = {
  verify: (scene) => ({ tier: scene.chance.pick(TIERS) ?? 'light', unit: someUnit(scene) }),
  return: () => reason,
  complete: () => ({}),
  forward: () => ({ to: 'Provinsi', ...reason }),
  reject: () => reason,
  withdraw: () => reason,
  assign: (scene) => ({ unit: someUnit(scene), ...reason }),
  answer: ({ chance }) => ({ text: chance.happens(0.9) ? 'Sudah ditangani' : 'Selesai' }),
  close: () => ({}),
  reopen: () => reason,
};

const handle =
  (action: string): Maker =>
  (scene) => {
    const found = scene.chance.pick(factsOf(scene.known, 'complained').slice(-5));
    if (!found) return null;
    const body = { ...BODIES[action]?.(scene), ...dated(scene, dayFor(scene, found)) };
    return { path: `complaints/${found.complaint}/${action}`, body, newId: null };
  };

const holidayId = (serial: number): Id => `@holiday:${serial}`;

const announce: Maker = (scene) => {
  const { chance, known, serial } = scene;
  const again = chance.happens(0.3) ? chance.pick(factsOf(known, 'holiday'))?.on : undefined;
  const on = again ?? (chance.happens(0.7) ? pastDay(scene) : someDay(scene));
  return { path: 'holidays', body: { name: `Libur ${serial % 3}`, on }, newId: holidayId(serial) };
};

const revoke: Maker = ({ chance, known }) => {
  const found = chance.pick(factsOf(known, 'holiday'))?.holiday;
  return found === undefined ? null : { path: `holidays/${found}/revoke`, body: { reason: 'diralat' }, newId: null };
};

export const complaintWishes: readonly (readonly [number, Maker])[] = [
  [5, receive],
  [6, handle('verify')],
  [2, handle('return')],
  [2, handle('complete')],
  [1, handle('forward')],
  [1, handle('reject')],
  [1, handle('withdraw')],
  [3, handle('assign')],
  [5, handle('answer')],
  [2, handle('close')],
  [2, handle('reopen')],
];

export const holidayWishes: readonly (readonly [number, Maker])[] = [
  [3, announce],
  [1, revoke],
];
