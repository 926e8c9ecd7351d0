import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { Pair } from '../kernel/words/pair.js';
import type { Read } from '../platform/reading/read.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import { Registers } from '../registers/registers.js';
import { DIRECTIVES, directiveShown } from './directive.answer.js';
import type { DirectiveAt } from './directive.register.js';
import { ReadDirective, ReadDirectives } from './directives.queries.js';

/** Directives as they are shown, those of a page together. */
const shownBy =
  (registers: Registers, pair: Pair) =>
  async (directives: readonly DirectiveAt[]): Promise<readonly object[]> => {
    const reforms = directives.flatMap(({ reform }) => (reform === undefined ? [] : [reform]));
    const gone = await registers.voidAmong('reform', reforms, pair);
    return directives.map((directive) => directiveShown(directive, (reform) => gone.has(reform)));
  };

@QueryHandler(ReadDirectives)
export class ReadDirectivesHandler implements IQueryHandler<ReadDirectives> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
  ) {}

  async execute({ asked, caller }: ReadDirectives): Promise<Read> {
    const { at } = await this.registers.open(asked);
    return this.answers.listed(DIRECTIVES, { asked, caller, at }, shownBy(this.registers, at));
  }
}

@QueryHandler(ReadDirective)
export class ReadDirectiveHandler implements IQueryHandler<ReadDirective> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
  ) {}

  async execute({ asked, caller }: ReadDirective): Promise<Read> {
    const one = await this.registers.one(DIRECTIVES, asked.id, asked);
    const [thing = {}] = await shownBy(this.registers, one.at)([one.thing]);
    return this.answers.single({ ...one, caller, thing });
  }
}
