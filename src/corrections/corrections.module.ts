import { Module } from '@nestjs/common';
import { RegistersModule } from '../registers/registers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { UnitsModule } from '../units/units.module.js';
import { CorrectionMonths } from './correction-months.js';
import { CorrectionMoves } from './correction-moves.js';
import { CorrectionRows } from './correction-rows.js';
import { CorrectionUnits } from './correction-units.js';
import { CorrectionsController } from './corrections.controller.js';
import { ReadCorrectionsHandler } from './corrections.readers.js';
import { LedgerBefore } from './ledger-before.js';

/** What was corrected, of all capabilities. */
@Module({
  imports: [RegistersModule, StaffModule, UnitsModule],

  controllers: [CorrectionsController],
  providers: [LedgerBefore, CorrectionMoves, CorrectionMonths, CorrectionRows, CorrectionUnits, ReadCorrectionsHandler],
})
export class CorrectionsModule {}
