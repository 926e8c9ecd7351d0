import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessModule } from './access/access.module.js';
import { RecordedGrants } from './access/grant-book.js';
import { DirectivesModule } from './directives/directives.module.js';
import { InsightsModule } from './insights/insights.module.js';
import { Handler } from './kernel/handle.js';
import { ChartJudge } from './organisation/chart.judge.js';
import { ChartBook } from './organisation/chart.queries.js';
import { Directory } from './organisation/directory.queries.js';
import { ImportsModule } from './organisation/imports.module.js';
import { Numbers } from './organisation/numbers.js';
import { Occupancy } from './organisation/occupancy.js';
import { Occupants } from './organisation/occupants.queries.js';
import { StaffModule } from './organisation/staff.module.js';
import { UnitsModule } from './organisation/units.module.js';
import { PeopleBook } from './organisation/people.queries.js';
import { Restructures } from './organisation/restructures.queries.js';
import { StaffLists } from './organisation/staff-lists.js';
import { StaffNames } from './organisation/staff-names.queries.js';
import { UnitAccess } from './organisation/unit-access.queries.js';
import { buses } from './platform/bus/buses.js';
import { GrantBook } from './platform/caller.js';
import { Desk } from './platform/desk.js';
import { Door } from './platform/door.js';
import { PermissionGuard } from './platform/guard.js';
import { HealthController } from './platform/health.controller.js';
import { MetricsController } from './platform/metrics.controller.js';
import { LocalClockController } from './platform/local-clock.controller.js';
import { Clock, Events, Keys, ViewDocuments } from './platform/ports.js';
import { StoresHealth } from './platform/store-health.js';
import { ProblemFilter } from './platform/problem.filter.js';
import { Readings } from './platform/reading.js';
import { Respond } from './platform/respond.js';
import { Sealing } from './platform/sealing.js';
import { StreamEnds } from './platform/stream-ends.js';
import { TokenCheck } from './platform/tokens.js';
import { Turns } from './platform/turns.js';
import { InputPipe } from './platform/validation.js';
import { Views } from './platform/views.js';
import { Zone } from './platform/zone.js';
import { PracticesModule } from './practices/practices.module.js';
import { ProgrammeThings } from './programmes/programme-things.js';
import { Programmes } from './programmes/programme.queries.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { RecordsModule } from './records/records.module.js';
import { Reforms } from './reforms/reform.queries.js';
import { ReformsModule } from './reforms/reforms.module.js';
import { RestructurePolicy } from './reforms/restructure.policy.js';
import { Issues } from './resistance/issue.queries.js';
import { ResistanceModule } from './resistance/resistance.module.js';
import type { World } from './world.js';
import { Sessions } from './socialisation/session.queries.js';
import { SocialisationModule } from './socialisation/socialisation.module.js';
import { FoldedEnds } from './stream-ends.js';

/** What capabilities show each other beside their facts: queries, provided once for all. */
const FACES = [
  ChartBook,
  ChartJudge,
  Directory,
  Issues,
  Numbers,
  PeopleBook,
  Programmes,
  ProgrammeThings,
  Reforms,
  RestructurePolicy,
  Restructures,
  Sessions,
  StaffLists,
  StaffNames,
  UnitAccess,
];

const PLATFORM = [Desk, Door, Readings, Sealing, Turns];

@Module({})
class FacesModule {}

@Module({})
export class AppModule {
  /** The application in a world: stores, clock and keys are chosen elsewhere (world.ts). */
  static in(world: World): DynamicModule {
    const ports = [
      { provide: Events, useValue: world.events },
      { provide: ViewDocuments, useValue: world.viewStore },
      { provide: Keys, useValue: world.keyring },
      { provide: Clock, useValue: world.clock },
      { provide: Handler, useValue: world.handler },
      { provide: Views, useValue: world.views },
      { provide: TokenCheck, useValue: world.tokens },
      { provide: Zone, useValue: new Zone(world.settings.timezone) },
    ];
    const grants = [RecordedGrants, { provide: GrantBook, useExisting: RecordedGrants }];
    const ends = { provide: StreamEnds, useClass: FoldedEnds };
    const occupancy = { provide: Occupancy, useClass: Occupants };
    const faces = [...ports, occupancy, ...grants, ends, ...PLATFORM, ...FACES];
    return {
      module: AppModule,
      imports: [
        { module: FacesModule, global: true, providers: faces, exports: faces },
        buses(),
        AccessModule,
        UnitsModule,
        StaffModule,
        ImportsModule,
        ProgrammesModule,
        ReformsModule,
        DirectivesModule,
        SocialisationModule,
        PracticesModule,
        ResistanceModule,
        RecordsModule,
        InsightsModule,
      ],
      controllers: [
        HealthController,
        MetricsController,
        ...(world.settings.startAt === undefined ? [] : [LocalClockController]),
      ],
      providers: [
        StoresHealth,
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_INTERCEPTOR, useClass: Respond },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
