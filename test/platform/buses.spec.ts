import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Command, CommandBus, CommandHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Registry } from 'prom-client';
import { refuse } from '../../src/kernel/words/refusal.js';
import { buses } from '../../src/platform/bus/buses.js';
import { Problem } from '../../src/platform/problems/problem.js';

class Count extends Command<unknown> {
  constructor(readonly told: string) {
    super();
  }
}

class Counted extends Query<number> {}

const ANSWERS: Readonly<Record<string, () => unknown>> = {
  records: () => ({ kind: 'done' }),
  refuses: () => refuse('too-few-seats'),
  throws: () => {
    throw new Problem('not-found');
  },
};

@CommandHandler(Count)
class CountHandler {
  async execute({ told }: Count): Promise<unknown> {
    return ANSWERS[told]?.();
  }
}

@CommandHandler(Count)
class SecondHandler extends CountHandler {}

@QueryHandler(Counted)
class CountedHandler {
  async execute(): Promise<number> {
    return 3;
  }
}

@QueryHandler(Counted)
class SecondQueryHandler extends CountedHandler {}

@Module({})
class Watched {}

const started = async (...providers: Type[]): Promise<INestApplicationContext> => {
  const watched = { module: Watched, imports: [buses({ catchUp: async () => undefined })], providers };
  return NestFactory.createApplicationContext(watched, { logger: false, abortOnError: false });
};

describe('the buses', () => {
  it('count messages by name and outcome, never by what they hold', async () => {
    const app = await started(CountHandler, CountedHandler);
    const [commands, queries] = [app.get(CommandBus), app.get(QueryBus)];
    await commands.execute(new Count('records'));
    await commands.execute(new Count('records'));
    expect(await commands.execute(new Count('refuses'))).toStrictEqual(refuse('too-few-seats'));
    await expect(commands.execute(new Count('throws'))).rejects.toThrow(Problem);
    expect(await queries.execute(new Counted())).toBe(3);
    const told = await app.get(Registry).metrics();
    await app.close();
    const lines = told.split('\n').filter((line) => line.includes('_messages_total{'));
    expect(lines.toSorted()).toStrictEqual([
      'penataan_command_messages_total{name="Count",outcome="done"} 2',
      'penataan_command_messages_total{name="Count",outcome="not-found"} 1',
      'penataan_command_messages_total{name="Count",outcome="too-few-seats"} 1',
      'penataan_query_messages_total{name="Counted",outcome="answered"} 1',
    ]);
    expect(told).toMatch(/penataan_command_duration_seconds_count\{name="Count"\} 4/);
  });

  it('refuse to start with a second handler of a message', async () => {
    await expect(started(CountHandler, SecondHandler)).rejects.toThrow(
      /SecondHandler answers what CountHandler answers/,
    );
    await expect(started(CountedHandler, SecondQueryHandler)).rejects.toThrow(/SecondQueryHandler answers what/);
  });
});
