import { Module } from '@nestjs/common';
import { RegisterAnswers } from './register-answers.js';
import { Registers } from './registers.js';
import { StreamEnds } from './stream-ends.js';
import { Texts } from './texts.js';
import { UnitsModule } from '../units/units.module.js';

/** What the registers of all capabilities share. */
@Module({
  imports: [UnitsModule],

  providers: [Registers, RegisterAnswers, StreamEnds, Texts],
  exports: [Registers, RegisterAnswers, StreamEnds],
})
export class RegistersModule {}
