import { objectOf, titled } from '../platform/document/read-answers.js';
import { DATE, ID, TEXT } from '../platform/document/schemas.js';

export const HOLIDAY = titled(
  'Holiday',
  objectOf({ id: ID, on: { ...DATE, description: 'the day on which no clock runs' }, name: TEXT }),
);
