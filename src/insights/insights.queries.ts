import type { DirectiveId, PracticeId, ProgrammeId, SessionId } from '../kernel/words/ids.js';
import { DomainQuery } from '../platform/bus/domain-query.js';
import type { ReadingQuery, SeriesQuery, UnitPeopleQuery } from './insights.dto.js';

type Of<Id, Q> = Q & { readonly id: Id };

/** How far the reform is in use. */
export class ReadAdoption extends DomainQuery<Of<ProgrammeId, ReadingQuery>> {}

/** How ready people are for it. */
export class ReadReadiness extends DomainQuery<Of<ProgrammeId, ReadingQuery>> {}

export class ReadAdoptionSeries extends DomainQuery<Of<ProgrammeId, SeriesQuery>> {}

export class ReadReadinessSeries extends DomainQuery<Of<ProgrammeId, SeriesQuery>> {}

/** Who answered a directive, by unit and by name. */
export class ReadDirectiveStanding extends DomainQuery<Of<DirectiveId, UnitPeopleQuery>> {}

/** Who follows a practice, by unit and by name. */
export class ReadPracticeStanding extends DomainQuery<Of<PracticeId, UnitPeopleQuery>> {}

/** Who was invited to a session and who attended, by unit and by name. */
export class ReadAttendance extends DomainQuery<Of<SessionId, UnitPeopleQuery>> {}
