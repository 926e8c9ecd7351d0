import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceThings } from '../evidence/evidence.things.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { ThingCorrections } from '../programmes/correction.things.js';
import { amend, restore, voidCourse } from './correction.rules.js';
import { courseDecider } from './course.decider.js';
import { AmendCourse, RestoreCourse, VoidCourse } from './courses.commands.js';

const decider = courseDecider;

@CommandHandler(AmendCourse)
export class AmendCourseHandler implements ICommandHandler<AmendCourse> {
  constructor(private readonly things: EvidenceThings) {}

  async execute({ body: { course: id, reason, ...wish }, envelope }: AmendCourse): Promise<Outcome> {
    const correction = { reason, texts: {}, known: () => ({}) };
    return this.things.amend({ decider, id, envelope }, correction, (course, { texts: _, ...correcting }) =>
      amend(course, wish, { course: id, ...correcting }),
    );
  }
}

@CommandHandler(RestoreCourse)
export class RestoreCourseHandler implements ICommandHandler<RestoreCourse> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { course: id, reason }, envelope }: RestoreCourse): Promise<Outcome> {
    return this.corrections.undo({ decider, id, envelope }, reason, (course, correcting) =>
      restore(course, { course: id, ...correcting }),
    );
  }
}

@CommandHandler(VoidCourse)
export class VoidCourseHandler implements ICommandHandler<VoidCourse> {
  constructor(private readonly corrections: ThingCorrections) {}

  async execute({ body: { course: id, reason }, envelope }: VoidCourse): Promise<Outcome> {
    return this.corrections.void({ decider, id, envelope }, reason, (course, correcting) =>
      voidCourse(course, { course: id, ...correcting }),
    );
  }
}
