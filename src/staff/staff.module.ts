import { Module } from '@nestjs/common';
import { LookupController } from './lookup.controller.js';
import { CorrectStaffHandler, EnrolStaffHandler } from './numbers.handlers.js';
import { NamedPeople } from './named-people.js';
import { NumberHolders } from './numbers.queries.js';
import { ShowStaffHandler } from './roster.handlers.js';
import { ShownRecorder } from './shown-recorder.js';
import { StaffController } from './staff.controller.js';
import { DepartStaffHandler, TransferStaffHandler } from './staff.handlers.js';
import { StaffReadController } from './staff-read.controller.js';
import { LookUpStaffHandler, ReadPersonHandler, ReadStaffHandler } from './staff.readers.js';
import { StaffOffice } from './staff-office.js';
import { TransfersController } from './transfers.controller.js';
import { UndoStaffFactHandler } from './undo.handlers.js';
import { FactsOfPerson } from './facts-of-person.queries.js';
import { TransferTogetherHandler } from './transfers.handlers.js';
import { UnitsModule } from '../units/units.module.js';
import { Directory } from './directory.queries.js';
import { Numbers } from './numbers.js';
import { PeopleBook } from './people.queries.js';
import { Reached } from './reached.queries.js';
import { StaffLists } from './staff-lists.js';
import { StaffNames } from './staff-names.queries.js';
import { UnitAccess } from './unit-access.queries.js';

@Module({
  imports: [UnitsModule],

  controllers: [StaffReadController, StaffController, LookupController, TransfersController],
  providers: [
    Directory,
    Numbers,
    PeopleBook,
    Reached,
    StaffLists,
    StaffNames,
    UnitAccess,
    StaffOffice,
    ReadStaffHandler,
    ReadPersonHandler,
    LookUpStaffHandler,
    EnrolStaffHandler,
    CorrectStaffHandler,
    TransferStaffHandler,
    DepartStaffHandler,
    TransferTogetherHandler,
    FactsOfPerson,
    UndoStaffFactHandler,
    NumberHolders,
    NamedPeople,
    ShownRecorder,
    ShowStaffHandler,
  ],
  exports: [Directory, NumberHolders, PeopleBook, Reached, StaffNames, UnitAccess],
})
export class StaffModule {}
