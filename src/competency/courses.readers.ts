import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { COURSES, courseShown } from './course.answer.js';
import { ReadCourse, ReadCourses } from './courses.queries.js';

@QueryHandler(ReadCourses)
export class ReadCoursesHandler implements IQueryHandler<ReadCourses> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadCourses): Promise<Read> {
    return this.answers.list(COURSES, query, courseShown);
  }
}

@QueryHandler(ReadCourse)
export class ReadCourseHandler implements IQueryHandler<ReadCourse> {
  constructor(private readonly answers: RegisterAnswers) {}

  async execute(query: ReadCourse): Promise<Read> {
    return this.answers.one(COURSES, query, courseShown);
  }
}
