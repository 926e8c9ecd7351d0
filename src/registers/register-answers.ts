import { Injectable } from '@nestjs/common';
import { ChartBook } from '../units/chart.queries.js';
import type { Caller } from '../platform/callers/caller.js';
import { listTable } from '../platform/reading/list-table.js';
import { type Opened, type Page, pageIn, type PageWish, type PairQuery } from '../platform/reading/reading.js';
import { Read } from '../platform/reading/read.js';
import { RowMaker } from '../platform/reading/table-rows.js';
import type { RegisterQuery } from './register-query.js';
import type { Recorded, Register, Wanted } from './register.js';
import { type One, Registers } from './registers.js';
import { shownTo, Texts } from './texts.js';

/** What is asked for, and by whom. */
type Wish<A> = { readonly asked: A; readonly caller: Caller };

/** One thing, with its history where that is shown. */
type Single = Omit<One<object>, 'history'> & Partial<Pick<One<object>, 'history'>> & Pick<Wish<unknown>, 'caller'>;

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
    { asked, caller }: Wish<RegisterQuery & Wanted>,
    show: (thing: T) => object,
  ): Promise<Read> {
    const { at } = await this.registers.open(asked);
    return this.listed(register, { asked, caller, at }, async (things) => things.map(show));
  }

  /** A list that was opened, its texts opened as well. */
  async listed<T extends Recorded>(
    register: Register<T>,
    { asked, caller, at }: Wish<RegisterQuery & Wanted> & { readonly at: Opened },
    show: (things: readonly T[]) => Promise<readonly object[]>,
  ): Promise<Read> {
    const page = async (wish: PageWish): Promise<Page<object>> => {
      const { things, next } = await this.registers.find(register, asked, { at, page: pageIn(wish) });
      return { items: await this.texts.open(shownTo({ caller }, await show(things))), next };
    };
    const { name, columns } = register;
    const { row } = new RowMaker(columns, await this.charts.naming(at));
    return new Read(await page(asked), at.position, () => listTable({ name, pair: at, columns, row, page }, asked));
  }

  async one<T extends Recorded>(
    register: Register<T>,
    { asked, caller }: Wish<PairQuery & { readonly id: string }>,
    show: (thing: T) => object,
  ): Promise<Read> {
    const one = await this.registers.one(register, asked.id, asked);
    return this.single({ ...one, caller, thing: show(one.thing) });
  }

  async single({ thing, at, revision, history, caller }: Single): Promise<Read> {
    const [body = {}] = await this.texts.open(shownTo({ caller }, [thing]));
    return new Read({ ...body, revision, ...(history ? { history } : {}) }, at.position);
  }
}
