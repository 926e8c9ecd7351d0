import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Wish } from '../../kernel/facts/wish.js';
import { asId, type CommandId } from '../../kernel/words/ids.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import { type Caller, callerOf } from '../callers/caller.js';
import { canonicalBody, canonicalTarget } from './canonical.js';
import { derivedId } from './derived-id.js';
import { IF_MATCH } from '../input/headers.js';
import { Keys } from '../ports/ports.js';
import { invalid } from '../problems/problem.js';
import { NO_SUCH_PARAMETER } from '../input/validation.js';

/** What a request to write carries beside its body: who, the key, the condition. */
export type Asked = {
  readonly caller: Caller;
  /** As `Wish`, its request hash not yet made. */
  readonly commandId: CommandId;
  readonly keyed: boolean;
  readonly correlationId: string;
  readonly ifMatch?: number;
  readonly body: unknown;
};

const keyIn = ({ headers }: FastifyRequest): string | undefined => {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? key : undefined;
};

const ifMatchIn = ({ headers }: FastifyRequest): number | undefined => {
  const revision = IF_MATCH.exec(headers['if-match'] ?? '')?.[2];
  return revision === undefined ? undefined : Number(revision);
};

/**
 * The id of what a request asks for. Under a key it is that of the same caller's same request, through a keyed hash:
 * from the id nobody can guess the key, which may be anything.
 */
const commandIdOf = (request: FastifyRequest, keyring: Pick<Keyring, 'mac'>): CommandId => {
  const key = keyIn(request);
  if (key === undefined) return asId<CommandId>(randomUUID());
  const asked = [callerOf(request).subject, canonicalTarget(request.method, request.url), key];
  return asId<CommandId>(derivedId('command', keyring.mac('command', JSON.stringify(asked))));
};

/** Gives a request to write its id. */
@Injectable()
export class AskedPipe implements PipeTransform<FastifyRequest, Asked> {
  constructor(private readonly keys: Keys) {}

  transform(request: FastifyRequest): Asked {
    const ifMatch = ifMatchIn(request);
    return {
      caller: callerOf(request),
      commandId: commandIdOf(request, this.keys),
      keyed: keyIn(request) !== undefined,
      correlationId: request.id,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      body: request.body,
    };
  }
}

/** The wish of a request, for the recorder: its hash tells another body under the same key. */
export const wishOf = (asked: Asked, keyring: Keyring): Wish => ({
  actor: asked.caller.subject,
  commandId: asked.commandId,
  correlationId: asked.correlationId,
  ...(asked.keyed ? { requestHash: hashOf(asked.body, keyring) } : {}),
  ...(asked.ifMatch === undefined ? {} : { ifMatch: asked.ifMatch }),
});

const CONFIDENTIAL = 'confidential';

/**
 * As asked by nobody: its ids lead back neither to who asked nor to the request. The same key still gives the
 * same id, through a keyed hash.
 */
export const confidentially = (envelope: Wish, keyring: Pick<Keyring, 'mac'>): Wish => ({
  ...envelope,
  actor: CONFIDENTIAL,
  commandId: asId<CommandId>(
    envelope.requestHash === undefined
      ? randomUUID()
      : derivedId('confidential', keyring.mac('confidential', envelope.commandId)),
  ),
  correlationId: randomUUID(),
});

const hashOf = (body: unknown, keyring: Keyring): string => keyring.mac('request', canonicalBody(body));

/** The request of a write; one with a query that the route does not name is refused. */
export const Writing = createParamDecorator((queries: readonly string[] | undefined, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  for (const name of Object.keys(request.query as object)) {
    if (!queries?.includes(name)) throw invalid('/query', NO_SUCH_PARAMETER);
  }
  return request;
});

/** Parameter decorator of writes: what the request carries beside its body; refuses a query that none asked for. */
export const AskedWith = (queries?: readonly string[]): ParameterDecorator => Writing(queries, AskedPipe);

/** Parameter decorator of what is sent without recording anything: refuses a query. */
export const NoQuery = (): ParameterDecorator => Writing();
