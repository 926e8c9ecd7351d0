import { Injectable } from '@nestjs/common';
import { tableOf } from '../platform/csv.js';
import type { PairQuery } from '../platform/reading.js';
import { Read } from '../platform/respond.js';
import type { RegisterQuery } from './records.dto.js';
import type { Recorded, Register, Wanted } from './register.js';
import { type Found, type One, Registers } from './registers.service.js';
import { Texts } from './texts.service.js';

/** Registers as they are answered. */
@Injectable()
export class Records {
  constructor(
    private readonly registers: Registers,
    private readonly texts: Texts,
  ) {}

  async list<T extends Recorded>(
    register: Register<T>,
    query: RegisterQuery & Wanted,
    show: (thing: T) => object,
  ): Promise<Read> {
    const opened = await this.registers.open(query);
    const { things, next } = await this.registers.find(register, query, opened);
    return this.page(register, { things: things.map(show), next }, opened.at);
  }

  async one<T extends Recorded>(
    register: Register<T>,
    id: string,
    query: PairQuery,
    show: (thing: T) => object,
  ): Promise<Read> {
    const one = await this.registers.one(register, id, query);
    return this.single({ ...one, thing: show(one.thing) });
  }

  async page(
    { columns }: Pick<Register<Recorded>, 'columns'>,
    { things, next }: Found<object>,
    { position }: Pick<One<object>['at'], 'position'>,
  ): Promise<Read> {
    const items = await this.texts.open(things);
    return new Read({ items, next }, position, () => tableOf(items, columns));
  }

  async single({ thing, at, revision }: One<object>): Promise<Read> {
    const [body = {}] = await this.texts.open([thing]);
    return new Read({ ...body, revision }, at.position);
  }
}
