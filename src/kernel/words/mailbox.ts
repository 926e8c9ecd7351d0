import { isLonger } from './text.js';

/** As RFC 5321 has it: a longer one is delivered nowhere. */
export const LONGEST_MAILBOX = 254;

const LOCAL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const MAILBOX = `${LOCAL}@${LABEL}(?:\\.${LABEL})*`;
const IS_MAILBOX = new RegExp(`^${MAILBOX}$`);

/** What a mailbox may be before it is tidied, as a schema tells it. */
export const MAILBOX_PATTERN = `^\\s*${MAILBOX}\\s*$`;

/** One mail address by itself, once tidied: no name, no list, no line break. */
export const isMailbox = (text: string): boolean => !isLonger(text, LONGEST_MAILBOX) && IS_MAILBOX.test(text);
