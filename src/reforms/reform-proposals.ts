import { Injectable } from '@nestjs/common';
import { notTooFar } from '../kernel/words/dates.js';
import type { Outcome } from '../kernel/facts/wish.js';
import { asId, type ProgrammeId, type ReformId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { ChartBook } from '../units/chart.queries.js';
import { Directory } from '../staff/directory.queries.js';
import { Desk } from '../platform/bus/desk.js';
import { mustBeThere } from '../platform/problems/problem.js';
import type { Asked } from '../platform/bus/wish.js';
import { Programmes } from '../programmes/programme-rules.queries.js';
import { existingUnits, subjectOf } from './reform.changes.js';
import { reformDecider } from './reform.decider.js';
import type { ProposeReformDto } from './reform.dto.js';
import type { ReformSubject } from './reform.events.js';

/** Proposals of reforms: what they name must be known, and covered by the programme. */
@Injectable()
export class ReformProposals {
  constructor(
    private readonly desk: Desk,
    private readonly programmes: Programmes,
    private readonly charts: ChartBook,
    private readonly directory: Directory,
  ) {}

  async propose(programme: ProgrammeId, body: ProposeReformDto, asked: Asked): Promise<Outcome> {
    const reform = asId<ReformId>(asked.commandId);
    const subject = subjectOf(reform, body);
    const rules = await this.programmes.rules(programme);
    await this.mustKnow(body, subject);
    const { title, units, effectiveOn } = body;
    const texts = await this.desk.seal(`reform:${reform}`, { reason: body.reason });
    const named = subject.kind === 'restructure' ? [...units, ...existingUnits(subject.changes)] : units;
    return this.desk.handle({ decider: reformDecider, id: reform, asked }, (known, { today }) => {
      if (known.phase !== 'absent') return [];
      const refusal = rules.toAdd() ?? notTooFar(effectiveOn, today) ?? rules.outside(named);
      if (refusal) return refuse(refusal);
      return [{ type: 'ReformProposed', reform, programme, title, units, effectiveOn, subject, ...texts } as const];
    });
  }

  private async mustKnow({ units }: ProposeReformDto, subject: ReformSubject): Promise<void> {
    const changed = subject.kind === 'restructure' ? existingUnits(subject.changes) : [];
    const staff = subject.kind === 'equalisation' ? subject.posts.map((post) => post.staff) : [];
    mustBeThere([
      ...(await this.charts.unknown(units, (index) => `/units/${index}`)),
      ...(await this.charts.unknown(changed, () => '/changes')),
      ...(await this.directory.unknown(staff, (index) => `/posts/${index}/staff`)),
    ]);
  }
}
