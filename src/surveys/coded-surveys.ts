import { Injectable } from '@nestjs/common';
import type { CodeHash, FoundCode } from '../kernel/ports/ballot-box.js';
import { refuse, type Refusal } from '../kernel/words/refusal.js';
import { Ballots } from '../platform/ports/ports.js';
import { SurveyCodes } from './survey-codes.js';
import type { KnownSurvey } from './survey.decider.js';
import { SurveyThings } from './surveys.things.js';

type Coded = { readonly hash: CodeHash; readonly code: FoundCode; readonly survey: KnownSurvey };

/** Surveys by the codes that were given out for them. */
@Injectable()
export class CodedSurveys {
  constructor(
    private readonly codes: SurveyCodes,
    private readonly things: SurveyThings,
    private readonly box: Ballots,
  ) {}

  /** `code-unknown` for what is no code, was never given out, or is void. */
  async find(typed: string): Promise<Coded | Refusal> {
    const hash = this.codes.hashOf(typed);
    const code = hash && (await this.box.look(hash));
    const survey = code && (await this.things.known(code.survey));
    return hash && code && survey ? { hash, code, survey } : refuse('code-unknown');
  }
}
