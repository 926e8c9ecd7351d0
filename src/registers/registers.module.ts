import { Module } from '@nestjs/common';
import { RegisterAnswers } from './register-answers.js';
import { Registers } from './registers.js';
import { StreamEnds } from './stream-ends.js';
import { Texts } from './texts.js';

/** What the registers of all capabilities share. */
@Module({
  providers: [Registers, RegisterAnswers, StreamEnds, Texts],
  exports: [Registers, RegisterAnswers, StreamEnds],
})
export class RegistersModule {}
