import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Handler } from '../../kernel/facts/handle.js';
import { StoreFault } from '../../kernel/ports/store-fault.js';
import { Others } from '../following/others.js';
import type { Caller } from './caller.js';
import { Callers } from './callers.js';
import { Problem } from '../problems/problem.js';
import { isNameless, type Requirement } from './requirement.js';
import { TokenCheck } from './tokens.js';

/** While the log is away nobody can end a grant either: what needs the views alone is read by those last known. */
const mustBeRead = ({ method }: FastifyRequest, fault: unknown): void => {
  if (!(fault instanceof StoreFault) || (method !== 'GET' && method !== 'HEAD')) throw fault;
};

/** Who calls, and whether one of their roles allows the route (401, then 403). Units are judged where they are known. */
@Injectable()
export class Door {
  constructor(
    private readonly tokens: TokenCheck,
    private readonly callers: Callers,
    private readonly handler: Handler,
    private readonly others: Others,
  ) {}

  /** As `admit`, by the grants that any process has recorded before the request came. */
  async open(request: FastifyRequest, requirement: Requirement | undefined): Promise<void> {
    if (requirement !== 'public') await this.others.catchUp().catch((fault: unknown) => mustBeRead(request, fault));
    await this.admit(request, requirement);
  }

  async admit(request: FastifyRequest, requirement: Requirement | undefined): Promise<void> {
    if (isNameless(requirement)) return;
    const caller = await this.callerOf(request);
    request.caller = caller;
    if (requirement === undefined || (requirement !== 'token' && !caller.may(requirement))) {
      throw new Problem('forbidden');
    }
  }

  private async callerOf(request: FastifyRequest): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const subject = token === undefined ? undefined : await this.tokens.subjectOf(token);
    if (subject === undefined) throw new Problem('unauthenticated');
    return this.callers.of(subject, this.handler.moment().today);
  }
}
