import { Injectable } from '@nestjs/common';
import { ChartBook } from '../units/chart.queries.js';
import { listTable } from '../platform/reading/list-table.js';
import { type Opened, type Page, pageIn, type PageWish, type PairQuery } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { RowMaker } from '../platform/reading/table-rows.js';
import type { RegisterQuery } from './register-query.js';
import type { Recorded, Register, Wanted } from './register.js';
import { type One, Registers } from './registers.js';
import { Texts } from './texts.js';

/** Registers as they are answered. */
@Injectable()
export class RegisterAnswers {
  constructor(
    private readonly registers: Registers,
    private readonly texts: Texts,
    private readonly charts: ChartBook,
  ) {}

  async list<T extends Recorded>(
    register: Register<T>,
    query: RegisterQuery & Wanted,
    show: (thing: T) => object,
  ): Promise<Read> {
    const { at } = await this.registers.open(query);
    return this.listed(register, { query, at }, async (things) => things.map(show));
  }

  /** A list that was opened, its texts opened as well. */
  async listed<T extends Recorded>(
    register: Register<T>,
    { query, at }: { readonly query: RegisterQuery & Wanted; readonly at: Opened },
    show: (things: readonly T[]) => Promise<readonly object[]>,
  ): Promise<Read> {
    const page = async (wish: PageWish): Promise<Page<object>> => {
      const { things, next } = await this.registers.find(register, query, { at, page: pageIn(wish) });
      return { items: await this.texts.open(await show(things)), next };
    };
    const { name, columns } = register;
    const { row } = new RowMaker(columns, await this.charts.naming(at));
    return new Read(await page(query), at.position, () => listTable({ name, pair: at, columns, row, page }, query));
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

  async single({
    thing,
    at,
    revision,
    history,
  }: Omit<One<object>, 'history'> & Partial<Pick<One<object>, 'history'>>): Promise<Read> {
    const [body = {}] = await this.texts.open([thing]);
    return new Read({ ...body, revision, ...(history ? { history } : {}) }, at.position);
  }
}
