import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Handler } from '../../kernel/facts/handle.js';
import { About } from '../document/about.js';
import { Requires } from '../callers/guard.js';
import { type Position, START } from '../../kernel/ports/event-store.js';
import { Events } from '../ports/ports.js';
import { objectOf, type Schema, titled } from '../document/read-answers.js';
import { lagBehind } from './lag.js';
import { STORE, StoresHealth } from './store-health.js';
import { Views } from '../reading/views.js';

const STATUS: Schema = {
  type: 'string',
  enum: ['ok', 'degraded'],
  description: 'degraded where something does not do its work',
};
const FAULT = objectOf({
  position: { type: 'string', description: 'the place of the event in the log' },
  eventType: { type: 'string', description: 'the type of the event' },
});
const VIEW = objectOf(
  {
    view: { type: 'string', description: 'its name' },
    position: { type: 'string', description: 'up to where of the log it holds everything' },
    lag: { type: 'integer', description: 'events of the log that the view does not hold yet' },
    running: { type: 'boolean', description: 'it takes in what is recorded' },
    building: { type: 'boolean', description: 'it is built anew from the log, and not read meanwhile' },
    fault: { ...FAULT, description: 'the event that it could not apply' },
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
    now: { type: 'string', format: 'date-time', description: 'what the clock shows' },
    newestEvent: { type: 'string', format: 'date-time', description: 'when the newest event was recorded' },
  },
  ['newestEvent'],
);
const READY = titled(
  'Ready',
  objectOf({
    status: STATUS,
    clock: { ...CLOCK, description: 'whether the clock can be trusted' },
    position: { type: 'string', description: 'the end of the log' },
    stores: { type: 'array', items: STORE, description: 'whether each store can do its work' },
    views: { type: 'array', items: VIEW, description: 'how far each view has come' },
  }),
);

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
  @About('Is it alive', 'Answers while the process runs.')
  @ApiResponse({ status: 200, schema: objectOf({ status: STATUS }) })
  live(): object {
    return { status: 'ok' };
  }

  /** 503 while a view or a store cannot do its work. A clock that is wrong lets all be read: then it is degraded. */
  @Get('ready')
  @Requires('public')
  @About(
    'Can it do its work',
    '503 while a store or a view cannot do its work, and which; a wrong clock is only told, since everything can still be read.',
  )
  @ApiResponse({ status: 200, schema: READY })
  @ApiResponse({ status: 503, schema: READY })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const stores = await this.stores.all();
    const position = await this.head();
    const views = await Promise.all(
      this.views.followed.map(async (followed) => {
        const health = followed.health();
        return { ...health, lag: await lagBehind(this.events, position, health.position) };
      }),
    );
    const fine = stores.every(({ working }) => working) && views.every(({ running, building }) => running && !building);
    void reply.status(fine ? 200 : 503);
    const clock = this.handler.clock();
    const status = fine && clock.state === 'right' ? 'ok' : 'degraded';
    return { status, clock, position, stores, views };
  }

  /** As far as is known, where the log itself does not tell. */
  private async head(): Promise<Position> {
    const known = this.views.followed.map((projector) => projector.reached());
    const furthest = known.reduce((a, b) => (a > b ? a : b), START);
    return this.events.head().then(
      ({ position }) => position,
      () => furthest,
    );
  }
}
