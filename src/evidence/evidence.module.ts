import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';
import { EvidenceOfPeople } from './evidence-of-people.things.js';
import { EvidenceThings } from './evidence.things.js';

@Module({
  imports: [ProgrammesModule, StaffModule, UnitsModule],
  providers: [EvidenceThings, EvidenceOfPeople],
  exports: [EvidenceThings, EvidenceOfPeople],
})
export class EvidenceModule {}
