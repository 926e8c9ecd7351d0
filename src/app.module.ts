import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessModule } from './access/access.module.js';
import { RecordedGrants } from './access/grant-book.js';
import { KINDS, RULE_TEXTS } from './catalogue.js';
import { ComplaintsModule } from './complaints/complaints.module.js';
import { CompetencyModule } from './competency/competency.module.js';
import { CorrectionsModule } from './corrections/corrections.module.js';
import { DirectivesModule } from './directives/directives.module.js';
import { ErasuresModule } from './erasures/erasures.module.js';
import { HolidaysModule } from './holidays/holidays.module.js';
import { InsightsModule } from './insights/insights.module.js';
import { Handler } from './kernel/facts/handle.js';
import { ImportsModule } from './imports/imports.module.js';
import { Occupancy } from './units/occupancy.queries.js';
import { Occupants } from './staff/occupants.queries.js';
import { StaffModule } from './staff/staff.module.js';
import { UnitsModule } from './units/units.module.js';
import { buses } from './platform/bus/buses.js';
import { GrantBook } from './platform/callers/caller.js';
import { Callers } from './platform/callers/callers.js';
import { Door } from './platform/callers/door.js';
import { PermissionGuard } from './platform/callers/guard.js';
import { HealthController } from './platform/health/health.controller.js';
import { MetricsController } from './platform/health/metrics.controller.js';
import { LocalClockController } from './platform/health/local-clock.controller.js';
import { Others } from './platform/following/others.js';
import { Ballots, Clock, Events, Keys, ViewDocuments } from './platform/ports/ports.js';
import { StoresHealth } from './platform/health/store-health.js';
import { ProblemFilter } from './platform/problems/problem.filter.js';
import { ProblemTexts } from './platform/problems/problem.texts.js';
import { Readings } from './platform/reading/reading.js';
import { Respond } from './platform/edge/respond.js';
import { Sealing } from './platform/ports/sealing.js';
import { TokenCheck } from './platform/callers/tokens.js';
import { Turns } from './platform/reading/turns.js';
import { InputPipe } from './platform/input/validation.js';
import { Views } from './platform/reading/views.js';
import { Zone } from './platform/ports/zone.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { PracticesModule } from './practices/practices.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ReformsModule } from './reforms/reforms.module.js';
import { ResistanceModule } from './resistance/resistance.module.js';
import { NilReportsModule } from './nil-reports/nil-reports.module.js';
import { LogModule } from './log/log.module.js';
import { RegisterKinds } from './registers/stream-ends.js';
import { SuggestionsModule } from './suggestions/suggestions.module.js';
import type { World } from './world.js';
import { SurveysModule } from './surveys/surveys.module.js';
import { SocialisationModule } from './socialisation/socialisation.module.js';
import { WorklistModule } from './worklist/worklist.module.js';

const PLATFORM = [Callers, Door, Readings, Sealing, Turns];

/** The world's parts, as the container knows them. */
const portsOf = (world: World): Provider[] => [
  { provide: Events, useValue: world.events },
  { provide: ViewDocuments, useValue: world.viewStore },
  { provide: Keys, useValue: world.keyring },
  { provide: Ballots, useValue: world.ballots },
  { provide: Clock, useValue: world.clock },
  { provide: Handler, useValue: world.handler },
  { provide: Others, useValue: world.others },
  { provide: Views, useValue: world.views },
  { provide: TokenCheck, useValue: world.tokens },
  { provide: ProblemTexts, useValue: new ProblemTexts(RULE_TEXTS) },
  { provide: RegisterKinds, useValue: new RegisterKinds(KINDS) },
  { provide: Zone, useValue: new Zone(world.settings.timezone) },
];

/** What is asked of somebody else than the one who asks: chosen here, so that folders make no circles. */
const CHOSEN: readonly Provider[] = [
  { provide: GrantBook, useExisting: RecordedGrants },
  { provide: Occupancy, useClass: Occupants },
];

const CAPABILITIES = [
  AccessModule,
  UnitsModule,
  StaffModule,
  ImportsModule,
  ProgrammesModule,
  ReformsModule,
  DirectivesModule,
  SocialisationModule,
  PracticesModule,
  CompetencyModule,
  ResistanceModule,
  ComplaintsModule,
  HolidaysModule,
  NilReportsModule,
  SuggestionsModule,
  SurveysModule,
  ErasuresModule,
  LogModule,
  InsightsModule,
  CorrectionsModule,
  WorklistModule,
  RemindersModule,
];

@Module({})
class GroundModule {}

@Module({})
export class AppModule {
  /** The application in a world: stores, clock and keys are chosen elsewhere (world.ts). */
  static in(world: World): DynamicModule {
    const ground = [...portsOf(world), ...PLATFORM, ...CHOSEN];
    return {
      module: AppModule,
      imports: [
        {
          module: GroundModule,
          global: true,
          imports: [AccessModule, StaffModule],
          providers: ground,
          exports: ground,
        },
        buses(world.others),
        ...CAPABILITIES,
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
