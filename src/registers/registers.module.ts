import { Module } from '@nestjs/common';
import { KeptThings } from './kept-things.js';
import { RegisterAnswers } from './register-answers.js';
import { RegisterChanges } from './register-changes.js';
import { Registers } from './registers.js';
import { StreamEnds } from './stream-ends.js';
import { Texts } from './texts.js';
import { UnitsModule } from '../units/units.module.js';

/** What the registers of all capabilities share. */
@Module({
  imports: [UnitsModule],

  providers: [KeptThings, Registers, RegisterAnswers, RegisterChanges, StreamEnds, Texts],
  exports: [KeptThings, Registers, RegisterAnswers, RegisterChanges, StreamEnds],
})
export class RegistersModule {}
