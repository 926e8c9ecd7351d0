import { Injectable, type PipeTransform } from '@nestjs/common';
import type { Wish as Envelope } from '../../kernel/facts/wish.js';
import { Keys } from '../ports/ports.js';
import { type Asked, AskedPipe, wishOf, Writing } from './wish.js';

@Injectable()
class EnvelopePipe implements PipeTransform<Asked, Envelope> {
  constructor(private readonly keys: Keys) {}

  transform(asked: Asked): Envelope {
    return wishOf(asked, this.keys);
  }
}

/** Parameter decorator of writes: who asks, under which id, against which revision. */
export const Enveloped = (queries?: readonly string[]): ParameterDecorator => Writing(queries, AskedPipe, EnvelopePipe);
