import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Door } from './door.js';
import { isNameless, type Requirement } from './requirement.js';
import { RouteTells } from './route-tells.js';

export const REQUIRES = 'penataan:requires';

/** States who may call a route; the server does not start while one states nothing. */
export const Requires = (requirement: Requirement): MethodDecorator =>
  applyDecorators(
    SetMetadata(REQUIRES, requirement),
    RouteTells({ requires: requirement }),
    ...(isNameless(requirement) ? [] : [ApiBearerAuth()]),
    ...(isNameless(requirement) || requirement === 'token' ? [] : [ApiExtension('x-roles', requirement.roles)]),
  );

/** Asks once more when the body is there, which may have been long in coming: a grant may have ended meanwhile. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly door: Door,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const requirement = this.reflector.get<Requirement | undefined>(REQUIRES, context.getHandler());
    await this.door.admit(context.switchToHttp().getRequest<FastifyRequest>(), requirement);
    return true;
  }
}
