import { Module } from '@nestjs/common';
import { AccessController } from './access.controller.js';
import { AccessReadController } from './access-read.controller.js';
import { ReadGrantHandler, ReadGrantsHandler, ReadMeHandler } from './access.readers.js';
import { GiveGrantHandler, GrantFirstRolesHandler, RevokeGrantHandler } from './access.handlers.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { UnitsModule } from '../units/units.module.js';
import { RecordedGrants } from './grant-book.js';

@Module({
  imports: [RemindersModule, UnitsModule],

  controllers: [AccessReadController, AccessController],
  providers: [
    RecordedGrants,
    ReadMeHandler,
    ReadGrantsHandler,
    ReadGrantHandler,
    GiveGrantHandler,
    RevokeGrantHandler,
    GrantFirstRolesHandler,
  ],
  exports: [RecordedGrants],
})
export class AccessModule {}
