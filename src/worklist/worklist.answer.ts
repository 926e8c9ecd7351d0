import { objectOf, titled } from '../platform/document/read-answers.js';
import { COUNT, DATE, ID } from '../platform/document/schemas.js';
import { WAITING_KINDS } from './waiting.js';

export const WAITING = titled(
  'Waiting',
  objectOf({
    kind: {
      type: 'string',
      enum: [...WAITING_KINDS],
      description:
        'what waits: complaints that are late, or due within three working days; people who did not answer a directive by its due day, or have not yet; requests to be exempted; an open issue without a step for 14 days; a session whose day has passed and of which no attendance was told; a nil report older than 60 days of a unit that nothing else speaks for; a suggestion without an answer; people whose completion of a course is no longer valid, or who never passed it',
    },
    thing: {
      ...ID,
      description: 'the id of the complaint, directive, issue, session, nil report, suggestion or course',
    },
    unit: {
      ...ID,
      nullable: true,
      description:
        'of a complaint, an issue, a nil report or a suggestion its unit; else the unit of the caller in which, with all below, it waits; null: in all, or in none any more',
    },
    due: { ...DATE, nullable: true, description: 'the day by which, or from which on, it waits; null without one' },
    overdueDays: { ...COUNT, description: 'days since then; 0 until then' },
    count: { ...COUNT, description: 'how many people; 1 of a thing by itself' },
  }),
);
