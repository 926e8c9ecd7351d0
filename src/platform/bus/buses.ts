import type { DynamicModule } from '@nestjs/common';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Registry } from 'prom-client';
import { Others } from '../following/others.js';
import { WatchedCommandBus } from './watched-command-bus.js';
import { WatchedQueryBus } from './watched-query-bus.js';

/** `CqrsModule`, its buses watched; a command comes after what others recorded before it. Handlers are registered by `app.init()`: whoever sends a message comes after it. */
export const buses = (others: Pick<Others, 'catchUp'>): DynamicModule => {
  const { providers = [], ...stock } = CqrsModule.forRoot();
  const watched = [
    { provide: Registry, useValue: new Registry() },
    { provide: Others, useValue: others },
    { provide: CommandBus, useClass: WatchedCommandBus },
    { provide: QueryBus, useClass: WatchedQueryBus },
  ];
  return { ...stock, providers: [...providers, ...watched], exports: [Registry] };
};
