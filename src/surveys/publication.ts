import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Envelope } from '../kernel/facts/envelope.js';
import type { BoxState } from '../kernel/ports/ballot-box.js';
import { asId, type CommandId, type SurveyId } from '../kernel/words/ids.js';
import { isRefusal } from '../kernel/words/refusal.js';
import { derivedId } from '../platform/bus/derived-id.js';
import type { Chore } from '../platform/following/chore-runner.js';
import { Ballots } from '../platform/ports/ports.js';
import { problemOf } from '../platform/problems/problem.js';
import { Registers } from '../registers/registers.js';
import { isDue, type KnownSurvey } from './survey.decider.js';
import { CountSurvey } from './surveys.commands.js';
import { SurveyThings } from './surveys.things.js';

const ACTOR = 'penataan';

/** The same survey is counted under the same id, whoever counts it. */
const envelopeOf = (survey: SurveyId): Envelope => {
  const commandId = asId<CommandId>(derivedId('count-survey', survey));
  return { actor: ACTOR, commandId, correlationId: commandId };
};

const isOver = ({ phase, counted }: KnownSurvey): boolean => phase === 'cancelled' || counted !== undefined;

/** Counts surveys on the day after their last, and brings to an end what a crash has left half done. */
@Injectable()
export class Publication implements Chore {
  readonly name = 'surveys';
  private readonly counting = new Map<SurveyId, Promise<void>>();

  constructor(
    private readonly commands: CommandBus,
    private readonly registers: Registers,
    private readonly things: SurveyThings,
    private readonly box: Ballots,
  ) {}

  /** As it stands once it was counted, if it is to be. */
  async settled(id: SurveyId): Promise<KnownSurvey | undefined> {
    const survey = await this.things.known(id);
    if (!survey || !isDue(survey, this.things.moment().today)) return survey;
    await this.count(id);
    return this.things.known(id);
  }

  async run(): Promise<void> {
    await this.registers.catchUp();
    const boxed = new Map((await this.box.surveys()).map(({ survey, state }) => [survey, state] as const));
    for await (const { id } of this.registers.ofKind('survey')) {
      const survey = asId<SurveyId>(id);
      await this.bringOn(survey, boxed.get(survey));
    }
  }

  private async bringOn(id: SurveyId, box: BoxState | undefined): Promise<void> {
    const survey = await this.settled(id);
    if (survey && isOver(survey) && box !== undefined && box !== 'destroyed') await this.count(id);
  }

  /** Those who ask while it is being counted wait for the same count. */
  private async count(id: SurveyId): Promise<void> {
    const going = this.counting.get(id) ?? this.counted(id);
    this.counting.set(id, going);
    await going.finally(() => this.counting.delete(id));
  }

  private async counted(id: SurveyId): Promise<void> {
    const outcome = await this.commands.execute(new CountSurvey({ survey: id }, envelopeOf(id)));
    if (isRefusal(outcome) && outcome.code !== 'void') throw problemOf(outcome);
  }
}
