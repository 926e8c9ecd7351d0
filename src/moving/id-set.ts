import { createHash } from 'node:crypto';

const WORDS = 3;
const LOAD = 0.7;

/**
 * Which texts were seen, in 17 to 34 bytes each: by 96 bits of their SHA-256, so that among a thousand million texts one
 * is taken for another once in 10^11 times.
 */
export class IdSet {
  private slots: Uint32Array;
  private size = 0;

  constructor(private capacity = 1_024) {
    this.slots = new Uint32Array(capacity * WORDS);
  }

  /** False where it was seen before. */
  add(text: string): boolean {
    if (this.size >= this.capacity * LOAD) this.grow();
    const digest = createHash('sha256').update(text).digest();
    // All zero is an empty slot.
    const words = [digest.readUInt32LE(0) | 1, digest.readUInt32LE(4), digest.readUInt32LE(8)] as const;
    const added = this.put(words);
    if (added) this.size += 1;
    return added;
  }

  private put([a, b, c]: readonly [number, number, number]): boolean {
    const { slots, capacity } = this;
    for (let slot = b % capacity; ; slot = (slot + 1) % capacity) {
      const at = slot * WORDS;
      if (slots[at] === 0) {
        slots.set([a, b, c], at);
        return true;
      }
      if (slots[at] === a >>> 0 && slots[at + 1] === b && slots[at + 2] === c) return false;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.capacity *= 2;
    this.slots = new Uint32Array(this.capacity * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at] !== 0) this.put([old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0]);
    }
  }
}
