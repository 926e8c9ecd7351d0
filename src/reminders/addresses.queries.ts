import { Injectable } from '@nestjs/common';
import { Handler } from '../kernel/facts/handle.js';
import type { Subject } from '../kernel/words/ids.js';
import { addressDecider, addressOf } from './address.decider.js';
import { ADDRESSES } from './address.events.js';

/** Who is reminded, read off the stream: at least every write answered before. */
@Injectable()
export class AddressBook {
  constructor(private readonly handler: Handler) {}

  /** Whether there is an address; which one is shown nowhere. */
  async has(subject: Subject): Promise<boolean> {
    return addressOf(await this.handler.state(addressDecider, ADDRESSES.id), subject) !== undefined;
  }
}
