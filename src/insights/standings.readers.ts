import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { directiveStanding } from './directive-standing.js';
import { courseStanding } from './course-standing.js';
import { ReadCourseStanding, ReadDirectiveStanding, ReadPracticeStanding } from './insights.queries.js';
import { practiceStanding } from './practice-standing.js';
import { StandingBook } from './standing-book.js';

@QueryHandler(ReadDirectiveStanding)
export class ReadDirectiveStandingHandler implements IQueryHandler<ReadDirectiveStanding> {
  constructor(private readonly standings: StandingBook) {}

  async execute({ asked, caller }: ReadDirectiveStanding): Promise<Read> {
    return this.standings.read(directiveStanding, asked, caller);
  }
}

@QueryHandler(ReadPracticeStanding)
export class ReadPracticeStandingHandler implements IQueryHandler<ReadPracticeStanding> {
  constructor(private readonly standings: StandingBook) {}

  async execute({ asked, caller }: ReadPracticeStanding): Promise<Read> {
    return this.standings.read(practiceStanding, asked, caller);
  }
}

@QueryHandler(ReadCourseStanding)
export class ReadCourseStandingHandler implements IQueryHandler<ReadCourseStanding> {
  constructor(private readonly standings: StandingBook) {}

  async execute({ asked, caller }: ReadCourseStanding): Promise<Read> {
    return this.standings.read(courseStanding, asked, caller);
  }
}
