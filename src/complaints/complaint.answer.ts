import { objectOf, type Schema, titled } from '../platform/document/read-answers.js';
import { DATE, ID } from '../platform/document/schemas.js';
import { FREE_TEXT, listOf, oneOf } from '../registers/schemas.js';
import type { Punctuality } from './clocks.register.js';
import { CHANNELS, type ComplaintStep, TIERS } from './complaint.events.js';
import { COMPLAINT_STATUSES, type ComplaintSeen, type ComplaintStepFact, STEP_WORDS } from './complaint.register.js';

const TIER: Schema = { ...oneOf(TIERS), description: 'how hard it is, from which follows when it is due' };
const BRIEF: Schema = { ...FREE_TEXT, description: 'what the unit reads instead of the text; kept sealed' };

const STEP = titled(
  'ComplaintStep',
  objectOf(
    {
      step: { ...oneOf(Object.values(STEP_WORDS)), description: 'which step, by the request that takes it' },
      on: DATE,
      recordedOn: DATE,
      tier: TIER,
      unit: { ...ID, description: 'the id of the unit as it was named' },
      brief: BRIEF,
      to: { ...FREE_TEXT, description: 'forward: the authority whose it is; kept sealed' },
      reason: FREE_TEXT,
      text: { ...FREE_TEXT, description: 'answer: what the citizen was answered; kept sealed' },
    },
    ['tier', 'unit', 'brief', 'to', 'reason', 'text'],
  ),
);

const nullable = (schema: Schema, description: string): Schema => ({ ...schema, nullable: true, description });

const DESKS = 'for complaint officers and the reform office';
const WHO = `${DESKS}, and for the unit's head unless it is confidential`;

export const COMPLAINT = objectOf(
  {
    id: ID,
    receivedOn: { ...DATE, description: 'the day on which it came in' },
    channel: { ...oneOf(CHANNELS), description: 'how it came in' },
    status: oneOf(COMPLAINT_STATUSES),
    tier: nullable(TIER, 'how hard it is; null before it is verified'),
    unit: nullable(ID, 'the id of the unit that is to answer it; null without one, or where that was abolished'),
    due: nullable(DATE, 'the last working day to verify or answer it; null where no clock runs'),
    late: { type: 'boolean', description: 'whether `asOf` is after `due`' },
    answeredOn: nullable(DATE, 'the day of the answer that stands; null unless answered or closed'),
    onTime: { type: 'boolean', nullable: true, description: 'whether it was answered by then; null where it is not' },
    programme: nullable(ID, 'the programme that it is labelled with'),
    reform: nullable(ID, 'the reform that it is labelled with'),
    confidential: { type: 'boolean', description: 'whether who complains is not for the head: where steps are shown' },
    text: {
      ...FREE_TEXT,
      description: `${DESKS}; for the unit's head where it is not confidential and there is no brief`,
    },
    brief: { ...BRIEF, description: `what the unit reads instead of the text: ${DESKS}, and for the unit's head` },
    reference: { ...FREE_TEXT, description: `its number in another system: ${WHO}` },
    complainant: {
      ...objectOf(
        {
          name: { ...FREE_TEXT, description: 'who complains' },
          contact: { ...FREE_TEXT, description: 'how they are reached' },
        },
        ['name', 'contact'],
      ),
      description: `who complains: ${WHO}`,
    },
    steps: {
      ...listOf(STEP),
      description: `the steps taken, in order: for those and for auditors, who are shown no text`,
    },
  },
  ['confidential', 'text', 'brief', 'reference', 'complainant', 'steps'],
);

/** How much of a complaint is shown: figures, how it went as well, what its unit needs, or all of it. */
export type ComplaintShowing = 'figures' | 'steps' | 'unit' | 'all';

/** A complaint as it is read at a pair: what runs, and what it is labelled with there. */
export type ComplaintRead = ComplaintSeen & Punctuality;

/** Which of its labels are void, and the unit in which it counts. */
export type ComplaintShown = {
  readonly showing: ComplaintShowing;
  readonly unit: string | undefined;
  readonly isVoid: (label: string) => boolean;
};

const isText = (name: string): boolean => ['brief', 'to', 'reason', 'text'].includes(name);

const stepShown = ({ recordedOn, event }: ComplaintStepFact): object => {
  const { type, complaint: _complaint, programme: _programme, on, ...details } = event satisfies ComplaintStep;
  return { step: STEP_WORDS[type], on, recordedOn, ...details };
};

const withoutTexts = (step: object): object =>
  Object.fromEntries(Object.entries(step).filter(([name]) => !isText(name)));

/** Those of some fields that are there. */
const there = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const figuresOf = (complaint: ComplaintRead, { unit, isVoid }: ComplaintShown): object => {
  const { id, receivedOn, channel, status, tier, due, late, answeredOn, onTime, programme, reform } = complaint;
  const label = (one: string | undefined): string | null => (one === undefined || isVoid(one) ? null : one);
  return {
    id,
    receivedOn,
    channel,
    status,
    tier: tier ?? null,
    unit: unit ?? null,
    due: due ?? null,
    late,
    answeredOn: answeredOn ?? null,
    onTime: onTime ?? null,
    programme: label(programme),
    reform: label(reform),
  };
};

/** Who complains, and under which number elsewhere. */
const whoIn = ({ reference, name, contact }: ComplaintRead): object => {
  const complainant = there({ name, contact });
  return there({ reference, complainant: Object.keys(complainant).length > 0 ? complainant : undefined });
};

const textsOf = (complaint: ComplaintRead, showing: ComplaintShowing): object => {
  const { text, brief, confidential } = complaint;
  if (showing === 'all') return { ...there({ text, brief }), ...whoIn(complaint) };
  if (confidential) return there({ brief });
  return { ...(brief === undefined ? { text } : { brief }), ...whoIn(complaint) };
};

/** A complaint as it is answered: figures, and more only where that is permitted. */
export const complaintShown = (complaint: ComplaintRead, shown: ComplaintShown): object => {
  const { showing } = shown;
  const figures = figuresOf(complaint, shown);
  if (showing === 'figures') return figures;
  const { confidential } = complaint;
  const steps = complaint.steps.map(stepShown);
  if (showing === 'steps') return { ...figures, confidential, steps: steps.map(withoutTexts) };
  return { ...figures, confidential, ...textsOf(complaint, showing), steps };
};
