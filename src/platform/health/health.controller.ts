import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Handler } from '../../kernel/facts/handle.js';
import { Requires } from '../callers/guard.js';
import { type Position, START } from '../../kernel/ports/event-store.js';
import { Events } from '../ports/ports.js';
import { objectOf, type Schema } from '../document/read-answers.js';
import { STORE, StoresHealth } from './store-health.js';
import { Views } from '../reading/views.js';

const STATUS: Schema = { type: 'string', enum: ['ok', 'degraded'] };
const VIEW = objectOf(
  {
    view: { type: 'string' },
    position: { type: 'string' },
    lag: { type: 'integer', description: 'events of the log that the view does not hold yet' },
    running: { type: 'boolean' },
    building: { type: 'boolean', description: 'it is built anew from the log, and not read meanwhile' },
    fault: objectOf({ position: { type: 'string' }, eventType: { type: 'string' } }),
  },
  ['fault'],
);
const CLOCK = objectOf(
  {
    state: {
      type: 'string',
      enum: ['right', 'ahead', 'behind'],
      description: 'ahead of the newest event by more than a year (nothing is recorded meanwhile), or behind it',
    },
    now: { type: 'string', format: 'date-time' },
    newestEvent: { type: 'string', format: 'date-time' },
  },
  ['newestEvent'],
);
const READY = objectOf({
  status: STATUS,
  clock: CLOCK,
  position: { type: 'string' },
  stores: { type: 'array', items: STORE },
  views: { type: 'array', items: VIEW },
});

@ApiTags('health')
@Controller('/health')
export class HealthController {
  constructor(
    private readonly events: Events,
    private readonly views: Views,
    private readonly handler: Handler,
    private readonly stores: StoresHealth,
  ) {}

  @Get('live')
  @Requires('public')
  @ApiResponse({ status: 200, schema: objectOf({ status: STATUS }) })
  live(): object {
    return { status: 'ok' };
  }

  /** 503 while a view or a store cannot do its work. A clock that is wrong lets all be read: then it is degraded. */
  @Get('ready')
  @Requires('public')
  @ApiResponse({ status: 200, schema: READY })
  @ApiResponse({ status: 503, schema: READY })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const stores = await this.stores.all();
    const position = await this.head();
    const views = this.views.projectors.map((projector) => {
      const health = projector.health();
      return { ...health, lag: Math.max(0, Number(BigInt(position) - BigInt(health.position))) };
    });
    const fine = stores.every(({ working }) => working) && views.every(({ running, building }) => running && !building);
    void reply.status(fine ? 200 : 503);
    const clock = this.handler.clock();
    const status = fine && clock.state === 'right' ? 'ok' : 'degraded';
    return { status, clock, position, stores, views };
  }

  /** As far as is known, where the log itself does not tell. */
  private async head(): Promise<Position> {
    const known = this.views.projectors.map((projector) => projector.reached());
    const furthest = known.reduce((a, b) => (a > b ? a : b), START);
    return this.events.head().then(
      ({ position }) => position,
      () => furthest,
    );
  }
}
