import { Module } from '@nestjs/common';
import { EndingController } from './ending.controller.js';
import { HandlingController } from './handling.controller.js';
import { IssueDesk } from './issues.service.js';
import { RaisingController } from './raising.controller.js';

@Module({ controllers: [RaisingController, HandlingController, EndingController], providers: [IssueDesk] })
export class ResistanceModule {}
