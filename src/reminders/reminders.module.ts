import { Module } from '@nestjs/common';
import { AddressBook } from './addresses.queries.js';
import { RemindersController } from './reminders.controller.js';
import { MarkDigestHandler, SetAddressHandler } from './reminders.handlers.js';

@Module({
  controllers: [RemindersController],
  providers: [AddressBook, SetAddressHandler, MarkDigestHandler],
  exports: [AddressBook],
})
export class RemindersModule {}
