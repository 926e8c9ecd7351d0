import { Module } from '@nestjs/common';
import { ObservationsController } from './observations.controller.js';
import { PracticesController } from './practices.controller.js';
import { Practices } from './practices.service.js';

@Module({ controllers: [PracticesController, ObservationsController], providers: [Practices] })
export class PracticesModule {}
