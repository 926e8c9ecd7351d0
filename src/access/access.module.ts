import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.js';
import { AccessReadController } from './access-read.controller.js';
import { ReadGrantHandler, ReadGrantsHandler, ReadMeHandler } from './access.readers.js';
import { GiveGrantHandler, GrantFirstRolesHandler, RevokeGrantHandler } from './access.handlers.js';

@Module({
  controllers: [AccessReadController, AccessController],
  providers: [
    ReadMeHandler,
    ReadGrantsHandler,
    ReadGrantHandler,
    GiveGrantHandler,
    RevokeGrantHandler,
    GrantFirstRolesHandler,
  ],
})
export class AccessModule {}
