import 'reflect-metadata';
import type { DynamicModule, INestApplicationContext, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { firstAdmin } from './access/first-admin.js';
import { AppModule } from './app.module.js';
import { EDGE_LIMITS } from './platform/edge/edge-limits.js';
import { fastifyAdapter, prepareHttp } from './platform/edge/http.js';
import { type Errands, startFollowing } from './duties.js';
import { ComplaintBooks } from './insights/complaint-books.js';
import { serveOpenApi } from './platform/document/openapi.js';
import { mustStatePermissions } from './platform/callers/route-check.js';
import { type Settings, WrongSetting } from './platform/process/settings.js';
import { startWarming, type Warming } from './platform/process/warming.js';
import { RestructurePolicy } from './reforms/restructure.policy.js';
import { LeftPaper } from './surveys/left-paper.js';
import { Publication } from './surveys/publication.js';
import type { World } from './world.js';

export type Server = { readonly url: string; close(): Promise<void> };

const urlOf = (host: string, port: number): string => `http://${host === '::1' ? '[::1]' : host}:${port}`;

const portOf = (app: NestFastifyApplication, asked: number): number => {
  const address = app.getHttpServer().address();
  return typeof address === 'object' && address !== null ? address.port : asked;
};

/** Errors go to standard error; standard output says where the server listens, and nothing else. */
export const APP_OPTIONS: NestApplicationOptions = {
  logger: ['error', 'fatal'],
  abortOnError: false,
  bodyParser: false,
};

/** Makes an application of a module: the one step that tests take in another way. */
export type MakeApp = (module: DynamicModule, adapter: FastifyAdapter) => Promise<NestFastifyApplication>;

const makeApp: MakeApp = async (module, adapter) =>
  NestFactory.create<NestFastifyApplication>(module, adapter, APP_OPTIONS);

const createApp = async (world: World, log: Logger, make: MakeApp): Promise<NestFastifyApplication> => {
  const { role, trustProxy } = world.settings;
  const app = await make(AppModule.in(world), fastifyAdapter(log, EDGE_LIMITS, trustProxy));
  prepareHttp(app, { healthAlone: role === 'worker' });
  mustStatePermissions(app);
  serveOpenApi(app);
  return app;
};

const listen = async (app: NestFastifyApplication, { port, host }: Settings): Promise<void> => {
  try {
    // Not by way of `app.listen`, which prints what it cannot do before it throws.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE')) throw fault;
    throw new WrongSetting(`--port (PENATAAN_PORT): ${port} is taken; name another, or 0 for any free one`);
  }
};

const WRONG_CLOCK = {
  ahead:
    'the clock is more than a year ahead of the newest event: nothing is recorded until it is set, or the server started with --accept-clock (PENATAAN_ACCEPT_CLOCK=true) if it is right',
  behind: 'the clock is behind the newest event: what is recorded is dated as that event until the clock has passed it',
} as const;

/** A wrong date can never be taken back: whoever runs the server is told before anything is recorded. */
const tellOfClock = ({ handler }: World, log: Logger): void => {
  const { state, ...seen } = handler.clock();
  if (state !== 'right') log.warn({ clock: state, ...seen }, WRONG_CLOCK[state]);
};

const errandsOf = (app: NestFastifyApplication): Errands => ({
  policies: [app.get(RestructurePolicy)],
  chores: [app.get(Publication)],
});

/** What a worker does not answer it need not have at hand. */
export const warmUp = (app: INestApplicationContext, { settings, report }: World): Warming =>
  startWarming(settings.role === 'worker' ? [] : [app.get(ComplaintBooks)], report);

/** Answers requests in a world, which it closes at its end; what an earlier process left undone is done before the first comes. */
export const serveWorld = async (world: World, log: Logger, make: MakeApp = makeApp): Promise<Server> => {
  const { settings } = world;
  tellOfClock(world, log);
  const app = await createApp(world, log, make);
  // Handlers are registered by then: not before is anything sent over the bus.
  await app.init();
  await app.get(CommandBus).execute(firstAdmin());
  if (!world.leases) await app.get(LeftPaper).clear();
  const follower = await startFollowing(world, errandsOf(app), log);
  const stop = async (): Promise<void> => {
    await app.close();
    await follower.stop();
  };
  try {
    await listen(app, settings);
  } catch (fault) {
    await stop();
    throw fault;
  }
  const warming = warmUp(app, world);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await stop();
    // Whoever waited for the same was answered by then.
    await warming.stop();
    await world.close();
  };
  return { url: urlOf(settings.host, portOf(app, settings.port)), close: async () => (closing ??= close()) };
};
