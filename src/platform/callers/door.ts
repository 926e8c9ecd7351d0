import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Handler } from '../../kernel/facts/handle.js';
import type { Caller } from './caller.js';
import { Callers } from './callers.js';
import { Problem } from '../problems/problem.js';
import type { Requirement } from './requirement.js';
import { TokenCheck } from './tokens.js';

/** Who calls, and whether one of their roles allows the route (401, then 403). Units are judged where they are known. */
@Injectable()
export class Door {
  constructor(
    private readonly tokens: TokenCheck,
    private readonly callers: Callers,
    private readonly handler: Handler,
  ) {}

  async admit(request: FastifyRequest, requirement: Requirement | undefined): Promise<void> {
    if (requirement === 'public') return;
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
