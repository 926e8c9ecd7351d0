import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EvidenceOfPeople } from '../evidence/evidence-of-people.things.js';
import type { Outcome } from '../kernel/facts/envelope.js';
import { complete, retractCompletions } from './completion.rules.js';
import { courseDecider, termsOf } from './course.decider.js';
import { COMPLETIONS_RECORD } from './course.permissions.js';
import { CompleteCourse, RetractCompletions } from './courses.commands.js';

const decider = courseDecider;
const permission = COMPLETIONS_RECORD;

@CommandHandler(CompleteCourse)
export class CompleteCourseHandler implements ICommandHandler<CompleteCourse> {
  constructor(private readonly evidence: EvidenceOfPeople) {}

  async execute({ body: { course: id, result, ...seen }, envelope }: CompleteCourse): Promise<Outcome> {
    return this.evidence.record({ decider, id, envelope, permission }, seen, (course, told, facts) =>
      complete(course, { type: 'CourseCompleted', course: id, ...told, result, ...termsOf(course) }, facts),
    );
  }
}

@CommandHandler(RetractCompletions)
export class RetractCompletionsHandler implements ICommandHandler<RetractCompletions> {
  constructor(private readonly evidence: EvidenceOfPeople) {}

  async execute({ body: { course: id, ...wish }, envelope }: RetractCompletions): Promise<Outcome> {
    return this.evidence.retract({ decider, id, envelope, permission }, wish, (course, told, facts) => {
      const event = { type: 'CompletionsRetracted', course: id, ...told, ...termsOf(course) } as const;
      return retractCompletions(course, event, facts);
    });
  }
}
