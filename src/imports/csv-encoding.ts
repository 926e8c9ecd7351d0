import { isUtf8 } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';

const SLICE = 1_048_576;
const MARK = Buffer.from('\uFEFF');
const UTF_16_MARKS = { 'utf-16le': Buffer.from([0xff, 0xfe]), 'utf-16be': Buffer.from([0xfe, 0xff]) } as const;

/** What Windows-1252 has at 0x80 to 0x9F; five places are empty and stay the control characters that they are. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const startsWith = (file: Buffer, mark: Buffer): boolean => file.subarray(0, mark.length).equals(mark);

const withoutMarks = (file: Buffer): Buffer => {
  let from = 0;
  while (startsWith(file.subarray(from), MARK)) from += MARK.length;
  return file.subarray(from);
};

/** A slice at a time, so that a large file holds nobody up. */
const inSlices = async (file: Buffer, decode: (slice: Buffer, isLast: boolean) => string): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for (let at = 0; at < file.length; at += SLICE) {
    parts.push(Buffer.from(decode(file.subarray(at, at + SLICE), at + SLICE >= file.length)));
    await turn();
  }
  return Buffer.concat(parts);
};

const fromUtf16 = async (file: Buffer, encoding: keyof typeof UTF_16_MARKS): Promise<Buffer | undefined> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    return await inSlices(file, (slice, isLast) => decoder.decode(slice, { stream: !isLast }));
  } catch {
    return undefined; // the decoder's only way to say that there is half a character
  }
};

const fromWindows = async (file: Buffer): Promise<Buffer> =>
  inSlices(file, (slice) =>
    slice.toString('latin1').replace(/[\u0080-\u009f]/g, (letter) => WINDOWS.charAt(letter.charCodeAt(0) - 0x80)),
  );

/**
 * A file's bytes as UTF-8 without a mark: UTF-8 with or without one, UTF-16 with one, else Windows-1252. Undefined
 * where a mark promises what the bytes do not hold.
 */
export const utf8Of = async (file: Buffer): Promise<Buffer | undefined> => {
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    if (!startsWith(file, UTF_16_MARKS[encoding])) continue;
    const body = await fromUtf16(file, encoding);
    return body && withoutMarks(body);
  }
  if (isUtf8(file)) return withoutMarks(file);
  return startsWith(file, MARK) ? undefined : fromWindows(file);
};
