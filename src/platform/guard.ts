import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Handler } from '../kernel/handle.js';
import { Caller, GrantBook } from './caller.js';
import type { Permission } from './permissions.js';
import { Problem } from './problem.js';
import { TokenCheck } from './tokens.js';

export const REQUIRES = 'penataan:requires';

/** `public`: no token; `token`: any caller with a good one; else a permission that one of the caller's roles has. */
export type Requirement = 'public' | 'token' | Permission;

/** States who may call a route; the server does not start while one states nothing. */
export const Requires = (requirement: Requirement): MethodDecorator =>
  requirement === 'public'
    ? SetMetadata(REQUIRES, requirement)
    : applyDecorators(SetMetadata(REQUIRES, requirement), ApiBearerAuth());

/** Who calls, and whether one of their roles allows the route (401, then 403). Units are judged where they are known. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenCheck,
    private readonly grants: GrantBook,
    private readonly handler: Handler,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const requirement = this.reflector.get<Requirement | undefined>(REQUIRES, context.getHandler());
    if (requirement === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.callerOf(request);
    request.caller = caller;
    if (requirement === undefined || (requirement !== 'token' && !caller.may(requirement))) {
      throw new Problem('forbidden');
    }
    return true;
  }

  private async callerOf(request: FastifyRequest): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const subject = token === undefined ? undefined : await this.tokens.subjectOf(token);
    if (subject === undefined) throw new Problem('unauthenticated');
    const { today } = this.handler.moment();
    return new Caller(subject, await this.grants.activeOf(subject, today), today);
  }
}
