import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { About } from '../document/about.js';
import { Requires } from '../callers/guard.js';
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
      collect: async () => {
        const { position } = await events.head();
        for (const projector of views.projectors) {
          const behind = Number(BigInt(position) - BigInt(projector.reached()));
          lag.set({ view: projector.view }, Math.max(0, behind));
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
