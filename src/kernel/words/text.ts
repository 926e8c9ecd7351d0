/** Blanks of every kind, and what is as invisible as they are: no part of a text at its ends. */
const BLANK = String.raw`\s\u0085\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0`;
const CONTROL = String.raw`\u0000-\u001f\u007f-\u009f\u2028\u2029`;
/** As CONTROL, but for tabs and line breaks. */
const CONTROL_IN_FREE_TEXT = String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029`;
/** Letters that show nothing by themselves: those of BLANK, variation selectors and tags. */
const INVISIBLE = String.raw`(?:[${BLANK}${CONTROL}\ufe00-\ufe0f]|\udb40[\udc00-\udfff])*`;

const patternWithout = (control: string): string =>
  `^(?!${INVISIBLE}$)[${BLANK}]*[^${BLANK}${control}](?:[^${control}]*[^${BLANK}${control}])?[${BLANK}]*$`;

/**
 * What a text may be before it is tidied, as schemas tell it: readable with and without the `u` flag, and outside
 * JavaScript.
 */
export const LABEL_PATTERN = patternWithout(CONTROL);
export const FREE_TEXT_PATTERN = patternWithout(CONTROL_IN_FREE_TEXT);

/** No text of ours is nearly as long; what is longer is refused as it is, whatever its letters would cost. */
const LONGEST = 16_384;

const IS_PLAIN = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;
const ALL_BLANKS = new RegExp(`[${BLANK}]+`, 'g');
const IS_BLANK = new RegExp(`[${BLANK}]`);
const IS_INVISIBLE = new RegExp(`^${INVISIBLE}$`);
const HAS_CONTROL = new RegExp(`[${CONTROL}]`);
const HAS_CONTROL_IN_FREE_TEXT = new RegExp(`[${CONTROL_IN_FREE_TEXT}]`);

/** A text without any blank, also within. */
export const withoutBlanks = (text: string): string => text.replaceAll(ALL_BLANKS, '');

const isBlankAt = (text: string, at: number): boolean => at >= 0 && at < text.length && IS_BLANK.test(text.charAt(at));

const trimmed = (text: string): string => {
  let [from, to] = [0, text.length];
  while (isBlankAt(text, from)) from += 1;
  while (to > from && isBlankAt(text, to - 1)) to -= 1;
  return text.slice(from, to);
};

/** A text as it is kept and compared: composed (NFC), without the blanks around it. Tidying it again changes nothing. */
export const tidied = (text: string): string =>
  text.length > LONGEST || IS_PLAIN.test(text) ? text : trimmed(text.normalize('NFC'));

/** As `tidied`, with LF at the end of each line. */
export const tidiedFreeText = (text: string): string => tidied(text).replaceAll(/\r\n?/g, '\n');

/** More than `limit` code points, which are not counted where UTF-16 units already tell. */
export const isLonger = (text: string, limit: number): boolean =>
  text.length > limit && (text.length > 2 * limit || Array.from(text).length > limit);

/** True where nothing of a text can be seen. */
export const isInvisible = (text: string): boolean => IS_INVISIBLE.test(text);

/** One line that a person reads: no control character, no line break. */
export const isOneLine = (text: string): boolean => !HAS_CONTROL.test(text);

/** A name, title, code or number, once tidied. */
export const isLabel = (text: string): boolean => text.isWellFormed() && isOneLine(text) && !isInvisible(text);

/** A reason, note or description, once tidied: it may have lines and tabs. */
export const isFreeText = (text: string): boolean =>
  text.isWellFormed() && !HAS_CONTROL_IN_FREE_TEXT.test(text) && !isInvisible(text);
