import { Module } from '@nestjs/common';
import { ErasuresController } from './erasures.controller.js';
import { EraseTextsHandler } from './erasures.handlers.js';
import { RegistersModule } from '../registers/registers.module.js';

@Module({
  imports: [RegistersModule],
  controllers: [ErasuresController],
  providers: [EraseTextsHandler],
})
export class ErasuresModule {}
