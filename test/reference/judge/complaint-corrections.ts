import { complaintOf, handlings, type Handling } from '../complaints.js';
import type { FactOf } from '../facts.js';
import { ALWAYS } from '../suggestions.js';
import { seen } from './checks.js';
import { textOr, textOrNull } from './fields.js';
import { alreadyOf, amendment, takingBack, voiding } from './thing-corrections.js';
import { RANK, when, type Body, type Fault, type Rule } from './verdict.js';

const TEXTS = ['reference', 'text', 'complainant'];

type Told = Pick<FactOf<'complained'>, 'on' | 'channel'> & { readonly tier: string | null };

const tierOf = (verified: Handling | undefined): string | null => verified?.tier ?? null;

const dayFaults = (first: Handling | undefined, on: string, today: string): readonly Fault[] => [
  ...seen(on, today),
  ...when(first !== undefined && on > first.on, 'step-backwards', RANK.dates),
];

const isAlike = (one: Told, other: Told): boolean =>
  one.on === other.on && one.channel === other.channel && one.tier === other.tier;

const rightIn = (body: Body, told: Told): Told => ({
  on: textOr(body, 'receivedOn', told.on),
  channel: textOr(body, 'channel', told.channel),
  tier: textOrNull(body, 'tier') ?? told.tier,
});

const amend: Rule = ({ known, id, body, today }) => {
  const found = complaintOf(known, id);
  if (!found) return { faults: [], unclear: 'not a complaint', record: () => [] };
  const steps = handlings(known, id, ALWAYS);
  const verified = steps.findLast(({ step }) => step === 'verify');
  const told = { on: found.on, channel: found.channel, tier: tierOf(verified) };
  const right = rightIn(body, told);
  const { on, channel, tier } = right;
  return {
    faults: [
      ...when(body['tier'] !== undefined && !verified, 'not-verified', RANK.state),
      ...(on === told.on ? [] : dayFaults(steps[0], on, today)),
    ],
    already: alreadyOf(body, TEXTS, isAlike(told, right)),
    record: () => [amendment(found, { on, channel }), ...(verified ? [amendment(verified, { tier })] : [])],
  };
};

export const complaintCorrections: Readonly<Record<string, Rule>> = {
  'complaints/amend': amend,
  'complaints/undo': takingBack(({ known, id }) => handlings(known, id, ALWAYS).at(-1)),
  'complaints/void': voiding(() => false),
};
