import { Injectable } from '@nestjs/common';
import type { CodeHash } from '../kernel/ports/ballot-box.js';
import type { CommandId } from '../kernel/words/ids.js';
import { Keys } from '../platform/ports/ports.js';

/** Letters and digits that are read as one thing only (Crockford's 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const IN_A_GROUP = 4;
const BITS_A_LETTER = 5n;
/** Hexadecimal digits that give as many bits as there are letters for. */
const DIGITS = (LENGTH * Number(BITS_A_LETTER)) / 4;

const SHAPE = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);

const lettersOf = (digits: string): string => {
  let rest = BigInt(`0x${digits}`);
  let letters = '';
  for (let at = 0; at < LENGTH; at += 1) {
    letters = LETTERS.charAt(Number(rest & 31n)) + letters;
    rest >>= BITS_A_LETTER;
  }
  return letters;
};

const grouped = (letters: string): string =>
  Array.from({ length: LENGTH / IN_A_GROUP }, (_, group) =>
    letters.slice(group * IN_A_GROUP, (group + 1) * IN_A_GROUP),
  ).join('-');

/** What was typed as it was meant: whatever its case, with what looks alike read as what there is. */
const meant = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** The codes of a request: derived from it and from the master key, so that no store holds them. */
@Injectable()
export class SurveyCodes {
  constructor(private readonly keys: Keys) {}

  /** The same request has the same codes, each as people read it. */
  of(command: CommandId, count: number): readonly string[] {
    return Array.from({ length: count }, (_, index) => {
      const digits = this.keys.mac('survey-code', JSON.stringify([command, index])).slice(0, DIGITS);
      return grouped(lettersOf(digits));
    });
  }

  /** By what the ballot box knows a code; undefined for what is none. */
  hashOf(typed: string): CodeHash | undefined {
    const code = meant(typed);
    return SHAPE.test(code) ? this.keys.mac('survey-code-hash', code) : undefined;
  }

  hashesOf(command: CommandId, count: number): readonly CodeHash[] {
    return this.of(command, count).flatMap((code) => this.hashOf(code) ?? []);
  }
}
