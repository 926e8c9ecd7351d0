import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type IQuery, type IQueryHandler, type IQueryResult, type Query, QueryBus } from '@nestjs/cqrs';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import { Registry } from 'prom-client';
import { OneHandler } from './one-handler.js';
import { outcomeOfQuery } from './outcomes.js';
import { Watch } from './watch.js';

/** The query bus of @nestjs/cqrs, watched, with one handler a query. */
@Injectable()
export class WatchedQueryBus extends QueryBus {
  private readonly one = new OneHandler();
  private readonly watch: Watch;

  constructor(moduleRef: ModuleRef, @Inject(Registry) registry: Registry) {
    super(moduleRef);
    this.watch = new Watch('query', registry, outcomeOfQuery);
  }

  override async execute<R>(query: Query<R>): Promise<R> {
    return this.watch.over(query, async () => super.execute(query));
  }

  override bind<T extends IQuery, R extends IQueryResult>(
    handler: InstanceWrapper<IQueryHandler<T, R>>,
    id: string,
  ): void {
    this.one.add(id, String(handler.name));
    super.bind(handler, id);
  }
}
