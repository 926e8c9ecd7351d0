import { Injectable } from '@nestjs/common';
import type { Moment } from '../kernel/facts/decider.js';
import type { Envelope, Outcome } from '../kernel/facts/envelope.js';
import { Handler } from '../kernel/facts/handle.js';
import type { Judging } from '../kernel/facts/judging.js';
import type { ProgrammeId, SurveyId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import { notFound } from '../platform/problems/problem.js';
import { Programmes } from '../programmes/programme-rules.queries.js';
import { type KnownSurvey, type Survey, surveyDecider } from './survey.decider.js';
import type { SurveyEvent } from './survey.events.js';

/** What every fact of a survey carries. */
export type OfSurvey = { readonly survey: SurveyId; readonly programme?: ProgrammeId };

type Aimed = { readonly survey: SurveyId; readonly envelope: Envelope };

type JudgingOf<F> = Judging<KnownSurvey, SurveyEvent, F>;

/** The survey and its programme, as its facts name them. */
export const ofSurvey = (survey: SurveyId, { programme }: Pick<KnownSurvey, 'programme'>): OfSurvey => ({
  survey,
  ...(programme === undefined ? {} : { programme }),
});

/** What every handler of something of a survey begins with: is it there, and does its programme take anything. */
@Injectable()
export class SurveyThings {
  constructor(
    private readonly handler: Handler,
    private readonly programmes: Programmes,
  ) {}

  moment(): Moment {
    return this.handler.moment();
  }

  /** The survey as it stands; undefined where there is none. */
  async known(id: SurveyId): Promise<KnownSurvey | undefined> {
    const survey = await this.handler.state(surveyDecider, id);
    return survey.phase === 'absent' ? undefined : survey;
  }

  /** Its programme should never have been recorded. */
  async isVoid({ programme }: KnownSurvey): Promise<boolean> {
    return programme !== undefined && (await this.programmes.rules(programme)).isVoid;
  }

  /** A fact about a survey that is there, else 404; what is of a void programme takes none. */
  async judge<F>({ survey: id, envelope }: Aimed, judging: JudgingOf<F>): Promise<Outcome> {
    const { must, gather, decide, before, ...others } = judging;
    return this.handler.execute<Survey, SurveyEvent, { readonly facts: F; readonly isVoid: boolean }>(
      { decider: surveyDecider, id, envelope },
      {
        ...others,
        must: async (state, moment) => must?.(there(state), moment) ?? void there(state),
        gather: async (state, moment) => ({
          facts: await gather(there(state), moment),
          isVoid: await this.isVoid(there(state)),
        }),
        decide: (state, { facts, isVoid }, moment) => (isVoid ? refuse('void') : decide(there(state), facts, moment)),
        ...(before && { before: async (state, events) => before(there(state), events) }),
      },
    );
  }
}

const there = (state: Survey): KnownSurvey => {
  if (state.phase === 'absent') throw notFound();
  return state;
};
