import 'reflect-metadata';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { firstAdmin } from '../src/access/first-admin.js';
import { masterKeyFile } from '../src/stores/sqlite/master-key.js';
import { AppModule } from '../src/app.module.js';
import { warmUp } from '../src/application.js';
import { AcknowledgeDto } from '../src/directives/directive.dto.js';
import type { DirectiveId } from '../src/kernel/words/ids.js';
import { Requires } from '../src/platform/callers/guard.js';
import { fastifyAdapter, prepareHttp } from '../src/platform/edge/http.js';
import { IdParam } from '../src/platform/input/params.js';
import { fitGarbageCollection } from '../src/platform/process/garbage.js';
import { parseSettings } from '../src/platform/process/settings.js';
import { tokenKey } from '../src/platform/callers/token-key.js';
import { signToken } from '../src/platform/callers/tokens.js';
import type { Envelope } from '../src/kernel/facts/envelope.js';
import { Enveloped } from '../src/platform/bus/enveloped.js';
import { startFollowing } from '../src/duties.js';
import { serverLog } from '../src/platform/process/log.js';
import { openWorld } from '../src/world.js';
import { ANSWERS_RECORD } from '../src/directives/directive.permissions.js';

/** `others`: tokens of further subjects by name, who have what grants a bench gives them. */
export type Started = {
  readonly url: string;
  readonly token: string;
  readonly others: Readonly<Record<string, string>>;
};

const OTHERS = ['caller-1', 'caller-2', 'caller-3', 'caller-4'];

/** Of all threads of the server since it started; memory is the most that was resident. */
export type Used = { readonly cpuSeconds: number; readonly rssMiB: number };

const BUILT_WITHIN_MS = 3_600_000;

/** Validates what an acknowledgement validates, and does nothing. */
@Controller('/v1/bench/:id')
class NothingController {
  @Post('acknowledgements')
  @Requires(ANSWERS_RECORD)
  acknowledge(
    @IdParam() id: DirectiveId,
    @Body() { how }: AcknowledgeDto,
    @Enveloped() { requestHash }: Envelope,
  ): object {
    return { id, how, keyed: requestHash !== undefined };
  }
}

@Module({ controllers: [NothingController] })
class BenchModule {}

/** Stores on servers are asked for by name: a bench of embedded ones runs on those, whatever the environment says. */
const serversIn = ({ BENCH_ON_SERVERS, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  BENCH_ON_SERVERS === undefined
    ? {}
    : Object.fromEntries(Object.entries(env).filter(([name]) => /^(?:PENATAAN|EVENTSTORE|MONGODB)_/.test(name)));

/** The server as it is, with one route more; answers once its views hold the whole log. */
const serve = async (dataDir: string): Promise<Started> => {
  fitGarbageCollection();
  const world = await openWorld(
    parseSettings({ data: dataDir, port: '0', acceptClock: 'true' }, serversIn(process.env)),
  );
  const follower = await startFollowing(world, { policies: [], chores: [] }, serverLog());
  const { position } = await world.events.head();
  await Promise.all(world.views.followed.map(async (one) => one.waitFor(position, BUILT_WITHIN_MS)));
  const root = { module: BenchModule, imports: [AppModule.in(world)] };
  const options = { logger: ['error', 'warn'] as ('error' | 'warn')[], bodyParser: false };
  const app = await NestFactory.create<NestFastifyApplication>(root, fastifyAdapter(), options);
  prepareHttp(app);
  await app.init();
  await app.get(CommandBus).execute(firstAdmin());
  await app.listen(0, '127.0.0.1');
  const warming = warmUp(app, world);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const rssMiB = process.resourceUsage().maxRSS / 1_024;
    process.send?.({ cpuSeconds: (user + system) / 1e6, rssMiB } satisfies Used);
  });
  process.on('disconnect', () => {
    void app
      .close()
      .then(async () => follower.stop())
      .then(async () => warming.stop())
      .then(async () => world.close());
  });
  const found = await masterKeyFile(dataDir);
  if (found.kind !== 'key') throw new Error('no master key');
  const tokenOf = async (subject: string): Promise<string> => signToken(tokenKey(found.key), subject, 86_400);
  const others = await Promise.all(OTHERS.map(async (one) => [one, await tokenOf(one)] as const));
  return { url: await app.getUrl(), token: await tokenOf('local-admin'), others: Object.fromEntries(others) };
};

const [dataDir] = process.argv.slice(2);
if (dataDir !== undefined) process.send?.(await serve(dataDir));
