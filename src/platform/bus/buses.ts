import type { DynamicModule } from '@nestjs/common';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Registry } from 'prom-client';
import { WatchedCommandBus } from './watched-command-bus.js';
import { WatchedQueryBus } from './watched-query-bus.js';

/** `CqrsModule`, its buses watched. Handlers are registered by `app.init()`: whoever sends a message comes after it. */
export const buses = (): DynamicModule => {
  const { providers = [], ...stock } = CqrsModule.forRoot();
  const watched = [
    { provide: Registry, useValue: new Registry() },
    { provide: CommandBus, useClass: WatchedCommandBus },
    { provide: QueryBus, useClass: WatchedQueryBus },
  ];
  return { ...stock, providers: [...providers, ...watched], exports: [Registry] };
};
