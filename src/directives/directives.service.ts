import { Injectable } from '@nestjs/common';
import type { Decision, Moment } from '../kernel/facts/decider.js';
import type { Outcome } from '../kernel/facts/wish.js';
import type { DirectiveId, ProgrammeId, ReformId, UnitId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { ChartBook } from '../units/chart.queries.js';
import { Desk } from '../platform/bus/desk.js';
import { notFound } from '../platform/problems/problem.js';
import type { Asked } from '../platform/bus/wish.js';
import { type ProgrammeRules, Programmes } from '../programmes/programme.queries.js';
import { Reforms } from '../reforms/reform.queries.js';
import { directiveDecider, type Issued } from './directive.decider.js';
import type { DirectiveEvent } from './directive.events.js';

export type KnownDirective = {
  readonly directive: Issued;
  readonly programme: ProgrammeId;
  readonly rules: ProgrammeRules;
};

/** What every wish about a directive begins with. */
@Injectable()
export class Directives {
  constructor(
    readonly desk: Desk,
    readonly programmes: Programmes,
    private readonly charts: ChartBook,
    private readonly reforms: Reforms,
  ) {}

  /** The directive and its programme's rules; 404 where there is none. */
  async must(id: DirectiveId): Promise<KnownDirective> {
    const directive = await this.desk.state(directiveDecider, id);
    if (directive.phase === 'absent') throw notFound();
    const { programme } = directive;
    return { directive, programme, rules: await this.programmes.rules(programme) };
  }

  /** 404 for a unit or reform that nobody knows. */
  async mustKnow({ units, reform }: { units: readonly UnitId[]; reform?: ReformId }): Promise<void> {
    await this.charts.mustKnow(units, (index) => `/units/${index}`);
    if (reform !== undefined && !(await this.reforms.exists(reform))) throw notFound('/reform');
  }

  async judge(
    id: DirectiveId,
    asked: Asked,
    decide: (directive: Issued, moment: Moment) => Decision<DirectiveEvent>,
  ): Promise<Outcome> {
    return this.desk.handle({ decider: directiveDecider, id, asked }, (directive, moment) =>
      directive.phase === 'absent' ? refuse('not-found') : decide(directive, moment),
    );
  }
}
