import { Module } from '@nestjs/common';
import { ReformOffice } from './reform-office.js';
import { ReformsController } from './reforms.controller.js';

@Module({ controllers: [ReformsController], providers: [ReformOffice] })
export class ReformsModule {}
