import { type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { Counter, Histogram, type Registry } from 'prom-client';
import { outcomeOfFault } from './outcomes.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts, times and traces the messages of one bus by name and outcome, never by content. */
export class Watch {
  private readonly tracer = trace.getTracer('penataan');
  private readonly messages: Counter<'name' | 'outcome'>;
  private readonly duration: Histogram<'name'>;

  constructor(
    private readonly kind: 'command' | 'query',
    registry: Registry,
    private readonly outcomeOf: (result: unknown) => string,
  ) {
    const registers = [registry];
    this.messages = new Counter({
      name: `penataan_${kind}_messages_total`,
      help: 'by name and outcome',
      labelNames: ['name', 'outcome'],
      registers,
    });
    this.duration = new Histogram({
      name: `penataan_${kind}_duration_seconds`,
      help: 'how long the handler took, by name',
      labelNames: ['name'],
      buckets: SECONDS,
      registers,
    });
  }

  /** Has a message answered; what is thrown meanwhile is noted, and thrown on. */
  async over<R>(message: object, answer: () => Promise<R>): Promise<R> {
    const { name } = message.constructor;
    const stop = this.duration.startTimer({ name });
    return this.tracer.startActiveSpan(`${this.kind} ${name}`, async (span) => {
      try {
        const result = await answer();
        this.note(span, name, this.outcomeOf(result));
        return result;
      } catch (fault) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        this.note(span, name, outcomeOfFault(fault));
        throw fault;
      } finally {
        stop();
        span.end();
      }
    });
  }

  private note(span: Span, name: string, outcome: string): void {
    this.messages.inc({ name, outcome });
    span.setAttribute('penataan.outcome', outcome);
  }
}
