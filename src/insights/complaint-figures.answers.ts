import { TIERS } from '../complaints/complaint.events.js';
import { objectOf, ReadAnswers, type Schema, titled } from '../platform/document/read-answers.js';
import { COUNT, DATE } from '../platform/document/schemas.js';
import { byUnit } from './schemas.js';

const OF_TIER = titled(
  'TierFigures',
  objectOf({
    answered: { ...COUNT, description: 'those answered or closed' },
    onTime: { ...COUNT, description: 'those answered on time' },
  }),
);

const FIGURES = {
  received: { ...COUNT, description: 'complaints received in the span' },
  open: { ...COUNT, description: 'those received, returned or verified' },
  late: { ...COUNT, description: 'open ones whose due day has passed' },
  answered: { ...COUNT, description: 'those answered or closed' },
  onTime: { ...COUNT, description: 'answered not after the due day of the clock that the answer ended' },
  onTimeRate: { type: 'number', minimum: 0, maximum: 1, nullable: true, description: 'null where none was answered' },
  medianDays: {
    type: 'number',
    minimum: 0,
    nullable: true,
    description: 'working days from the last verification or reopening to the answer; null where none was answered',
  },
  byTier: {
    ...titled(
      'FiguresByTier',
      objectOf(Object.fromEntries(TIERS.map((tier) => [tier, { ...OF_TIER, description: `of the tier ${tier}` }]))),
    ),
    description: 'answered ones, by tier',
  },
} satisfies Record<string, Schema>;

const WHOLE = titled(
  'AllComplaintFigures',
  objectOf({
    ...FIGURES,
    forwarded: { ...COUNT, description: "another authority's" },
    rejected: { ...COUNT, description: 'not taken up' },
    withdrawn: { ...COUNT, description: 'by the citizen' },
  }),
);

const OF_UNIT = titled('ComplaintFigures', objectOf(FIGURES));

export const ComplaintFiguresAnswers = (): MethodDecorator =>
  ReadAnswers(
    objectOf(
      {
        asOf: DATE,
        knownOn: DATE,
        from: DATE,
        to: DATE,
        total: { ...WHOLE, description: 'all of them; with `unit`, those of it and below' },
        unassigned: { ...WHOLE, description: 'those in no unit, or in an abolished one; not with `unit`' },
        units: byUnit(OF_UNIT),
      },
      ['unassigned'],
    ),
    { table: true },
  );
