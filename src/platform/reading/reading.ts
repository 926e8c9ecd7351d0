import { applyDecorators, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { Transform } from 'class-transformer';
import type { FastifyRequest } from 'fastify';
import type { CalendarDate } from '../../kernel/words/calendar-date.js';
import type { Position } from '../../kernel/ports/event-store.js';
import { Handler } from '../../kernel/facts/handle.js';
import type { Pair } from '../../kernel/words/pair.js';
import { type Caller, callerOf } from '../callers/caller.js';
import { Day, OneOf, Shaped, Whole } from '../input/fields.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { Others } from '../following/others.js';
import { Events } from '../ports/ports.js';
import { type Bilingual, invalid } from '../problems/problem.js';
import { Views } from './views.js';

/** A pair of dates, and what the views that answer for it hold: `View-Position`. */
export type Opened = Pair & { readonly position: Position };

const POSITION = /^[0-9]{20}$/;
/** The id of the last item of the page before: it stays a place in the order of ids whatever the list becomes. */
const CURSOR = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DIGITS = /^(0|[1-9][0-9]{0,8})$/;
export const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;

/** A text in a query that may be left out. */
export const TextInQuery = (pattern: RegExp, hint: Bilingual, description: string): PropertyDecorator =>
  Shaped(pattern, hint, { optional: true, description });

/** A position that a write was answered with: 20 digits, opaque to clients. */
export const PositionField = (description: string): PropertyDecorator =>
  TextInQuery(
    POSITION,
    'position dari jawaban suatu pencatatan | a position that a write was answered with',
    description,
  );

/** As `Whole`, in a query, where a number comes as digits. */
export const WholeInQuery = (bounds: { min: number; max: number; description?: string }): PropertyDecorator =>
  applyDecorators(
    Whole({ ...bounds, optional: true }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && DIGITS.test(value) ? Number(value) : value,
    ),
  );

/** What every read may carry (api.md, 1). */
export class PairQuery {
  @Day({ optional: true, description: 'facts dated until this day count; today by default' })
  asOf?: CalendarDate;

  @Day({ optional: true, description: 'what was recorded until this day is known; today by default' })
  knownOn?: CalendarDate;

  @PositionField('the position of a write that the answer is to include')
  after?: Position;
}

type PairWish = { readonly [K in keyof PairQuery]: PairQuery[K] | undefined };

/** The form of an answer that is a table, also for a link in a browser, which names no `Accept`. */
export const FormatField = (): PropertyDecorator =>
  OneOf(['csv', 'json'], { optional: true, description: 'the form of the answer, whatever `Accept` says' });

/** As `PairQuery`, of a list. */
export class PageQuery extends PairQuery {
  @FormatField()
  format?: 'csv' | 'json';

  @WholeInQuery({ min: 1, max: MAX_LIMIT, description: `items at most; ${DEFAULT_LIMIT} by default` })
  limit?: number;

  @TextInQuery(CURSOR, 'next dari suatu halaman | the next of a page', 'the next of the page before')
  cursor?: string;
}

export type PageWish = { readonly [K in 'cursor' | 'limit']?: PageQuery[K] | undefined };

/** Where a page begins, after which id if any, and how many items it has at most. */
export const pageIn = ({
  cursor,
  limit = DEFAULT_LIMIT,
}: PageWish): { readonly after: string | undefined; readonly limit: number } => ({ after: cursor, limit });

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** One page of all items, which stand in order of their ids. */
export const pageOf = <T>(items: readonly T[], idOf: (item: T) => string, wish: PageWish): Page<T> => {
  const { after, limit } = pageIn(wish);
  const left = after === undefined ? items : items.filter((item) => idOf(item) > after);
  const page = left.slice(0, limit);
  const last = page.at(-1);
  return { items: page, next: last !== undefined && left.length > limit ? idOf(last) : null };
};

/** The caller of a read. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

const NOT_REACHED: Bilingual = 'posisi yang belum dicapai catatan | a position that the log has not reached';

/** How every read begins. */
@Injectable()
export class Readings {
  constructor(
    private readonly views: Views,
    private readonly events: Events,
    private readonly handler: Handler,
    private readonly others: Others,
  ) {}

  /**
   * The pair asked for, each date today by default; waits until the views hold `after` (503 after 5 s).
   * What reads streams alone names no view: it holds all that is recorded.
   */
  async at({ asOf, knownOn, after }: PairWish, views: readonly string[]): Promise<Opened> {
    if (after !== undefined) await this.mustHold(after, '/query/after', views);
    const position = views.length === 0 ? await this.known() : await this.least(views, after);
    const { today } = this.handler.moment();
    return { asOf: asOf ?? today, knownOn: knownOn ?? today, position };
  }

  private async least(views: readonly string[], after: Position | undefined): Promise<Position> {
    if (after !== undefined) await Promise.all(views.map((view) => this.views.reach(view, after)));
    return views.map((view) => this.views.reached(view)).reduce((a, b) => (a < b ? a : b));
  }

  /** 400 for a position that the log has not reached: no write was answered with it. Views are never ahead of it. */
  async mustHold(position: Position, pointer: string, views: readonly string[] = []): Promise<void> {
    if (views.some((view) => this.views.holds(view, position))) return;
    if (position > (await this.head())) throw invalid(pointer, NOT_REACHED);
  }

  /** While the log is away, what was last known of it: nobody else can record meanwhile either. */
  private async known(): Promise<Position> {
    return this.head().catch((fault: unknown) => {
      if (fault instanceof StoreFault && this.events.shared) return this.others.reached();
      throw fault;
    });
  }

  private async head(): Promise<Position> {
    return (await this.events.head()).position;
  }
}
