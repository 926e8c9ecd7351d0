import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { About } from '../document/about.js';
import { Requires } from '../callers/guard.js';
import { lagBehind } from './lag.js';
import { Events } from '../ports/ports.js';
import { Views } from '../reading/views.js';

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** What is counted and timed, for whoever watches the server: names and numbers of ours, nothing of anybody's. */
@ApiTags('health')
@Controller('/metrics')
export class MetricsController {
  constructor(
    private readonly registry: Registry,
    events: Events,
    views: Views,
  ) {
    collectDefaultMetrics({ register: registry });
    const lag = new Gauge({
      name: 'penataan_view_lag_events',
      help: 'events of the log that a view does not hold yet',
      labelNames: ['view'],
      registers: [registry],
      collect: async (): Promise<void> => {
        const { position } = await events.head().catch(() => ({ position: undefined }));
        // What a log that is away holds is not known: what was told of it last would be wrong.
        if (position === undefined) return lag.reset();
        for (const followed of views.followed) {
          lag.set({ view: followed.view }, await lagBehind(events, position, followed.reached()));
        }
      },
    });
  }

  @Get()
  @Requires('public')
  @About('Metrics', 'Counts and times in the text format of Prometheus; nothing of anybody.')
  @Header('content-type', TEXT)
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async metrics(): Promise<string> {
    return this.registry.metrics();
  }
}
