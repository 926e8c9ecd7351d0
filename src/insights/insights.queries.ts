import type { CourseId, DirectiveId, PracticeId, ProgrammeId, SessionId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type {
  ExplanationQuery,
  ReadinessExplanationQuery,
  ReadinessQuery,
  ReadinessSeriesQuery,
  ComplaintFiguresQuery,
  ReadingQuery,
  SeriesQuery,
  UnitPairQuery,
  UnitPeopleQuery,
} from './insights.dto.js';

type Of<Id, Q> = Q & { readonly id: Id };

/** How far the reform is in use. */
export class ReadAdoption extends DomainQuery<Of<ProgrammeId, ReadingQuery>> {}

/** How ready people are for it. */
export class ReadReadiness extends DomainQuery<Of<ProgrammeId, ReadinessQuery>> {}

/** How far people are trained for it, and developed at all. */
export class ReadCompetency extends DomainQuery<Of<ProgrammeId, ReadingQuery>> {}

export class ReadAdoptionSeries extends DomainQuery<Of<ProgrammeId, SeriesQuery>> {}

export class ReadReadinessSeries extends DomainQuery<Of<ProgrammeId, ReadinessSeriesQuery>> {}

export class ReadCompetencySeries extends DomainQuery<Of<ProgrammeId, SeriesQuery>> {}

/** What the figures of adoption are made of, fact by fact. */
export class ExplainAdoption extends DomainQuery<Of<ProgrammeId, ExplanationQuery>> {}

export class ExplainReadiness extends DomainQuery<Of<ProgrammeId, ReadinessExplanationQuery>> {}

export class ExplainCompetency extends DomainQuery<Of<ProgrammeId, ExplanationQuery>> {}

/** Who answered a directive, by unit and by name. */
export class ReadDirectiveStanding extends DomainQuery<Of<DirectiveId, UnitPeopleQuery>> {}

/** Who follows a practice, by unit and by name. */
export class ReadPracticeStanding extends DomainQuery<Of<PracticeId, UnitPeopleQuery>> {}

/** Who completed a course, by unit and by name. */
export class ReadCourseStanding extends DomainQuery<Of<CourseId, UnitPeopleQuery>> {}

/** Who was heard: forums with their guests, and what became of suggestions. */
export class ReadParticipation extends DomainQuery<Of<ProgrammeId, UnitPairQuery>> {}

/** What was done inside, beside what citizens felt. */
export class ReadOutcomes extends DomainQuery<Of<ProgrammeId, UnitPairQuery>> {}

/** Who was invited to a session and who attended, by unit and by name. */
export class ReadAttendance extends DomainQuery<Of<SessionId, UnitPeopleQuery>> {}

/** How complaints are answered, by unit. */
export class ReadComplaintFigures extends DomainQuery<ComplaintFiguresQuery> {}
