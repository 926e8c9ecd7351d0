import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceThings } from '../evidence/evidence.things.js';
import { define, retire } from '../kernel/evidence/defining.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { asId, type CourseId } from '../kernel/words/ids.js';
import { courseDecider, target } from './course.decider.js';
import type { CourseDefined, CourseRetired } from './course.events.js';
import { DefineCourse, RetireCourse, TargetCourse } from './courses.commands.js';

const decider = courseDecider;

@CommandHandler(DefineCourse)
export class DefineCourseHandler implements ICommandHandler<DefineCourse> {
  constructor(private readonly things: EvidenceThings) {}

  async execute({ body: told, envelope }: DefineCourse): Promise<Outcome> {
    const course = asId<CourseId>(envelope.commandId);
    const wish = { ...told, texts: {} };
    return this.things.define({ decider, id: course, envelope }, wish, (known, { on }, facts) => {
      const event: CourseDefined = { type: 'CourseDefined', course, ...told, on };
      return define(known, event, facts);
    });
  }
}

@CommandHandler(TargetCourse)
export class TargetCourseHandler implements ICommandHandler<TargetCourse> {
  constructor(private readonly things: EvidenceThings) {}

  async execute({ body: { course: id, ...wish }, envelope }: TargetCourse): Promise<Outcome> {
    const { units } = wish;
    return this.things.target({ decider, id, envelope }, wish, (course, told, facts) =>
      target(course, { type: 'CourseTargeted', course: id, units, ...told }, facts),
    );
  }
}

@CommandHandler(RetireCourse)
export class RetireCourseHandler implements ICommandHandler<RetireCourse> {
  constructor(private readonly things: EvidenceThings) {}

  async execute({ body: { course: id, ...wish }, envelope }: RetireCourse): Promise<Outcome> {
    return this.things.retire({ decider, id, envelope }, wish, (course, told, facts) => {
      const event: CourseRetired = { type: 'CourseRetired', course: id, ...told };
      return retire(course, event, facts);
    });
  }
}
