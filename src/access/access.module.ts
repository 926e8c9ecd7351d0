import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.js';
import { GiveGrantHandler, GrantFirstRolesHandler, RevokeGrantHandler } from './access.handlers.js';

@Module({
  controllers: [AccessController],
  providers: [GiveGrantHandler, RevokeGrantHandler, GrantFirstRolesHandler],
})
export class AccessModule {}
