import type { KeyringStore } from '../../kernel/ports/ballot-box.js';
import { type Finding, warn } from '../../kernel/ports/check.js';
import { type EventStore, streamName } from '../../kernel/ports/event-store.js';
import type { SurveyId } from '../../kernel/words/ids.js';
import { surveyDecider } from '../../surveys/survey.decider.js';
import type { SurveyEvent } from '../../surveys/survey.events.js';

const OVER: ReadonlySet<string> = new Set<SurveyEvent['type']>(['SurveyCounted', 'SurveyCancelled']);

type Known = 'unknown' | 'over' | 'under-way';

const knownOf = async (events: EventStore, survey: SurveyId): Promise<Known> => {
  const stored = await events.read(streamName(surveyDecider.category, survey), 0);
  if (stored.length === 0) return 'unknown';
  return stored.some(({ type }) => OVER.has(type)) ? 'over' : 'under-way';
};

/** Responses that should not be in the keyring's store any more, or are not of this log. */
export const leftBallots = async (events: EventStore, { ballots }: KeyringStore): Promise<readonly Finding[]> => {
  const boxed = (await ballots.surveys()).filter(({ state }) => state !== 'destroyed');
  const known: Known[] = [];
  for (const { survey } of boxed) known.push(await knownOf(events, survey));
  const countOf = (what: Known): number => known.filter((one) => one === what).length;
  const [over, unknown] = [countOf('over'), countOf('unknown')];
  return [
    ...(over > 0
      ? [warn(`responses of ${over} surveys that are over are still there`, 'start the server, which destroys them')]
      : []),
    ...(unknown > 0
      ? [
          warn(
            `responses wait of ${unknown} surveys that are not in the log`,
            'restore log and keyring from one and the same backup',
          ),
        ]
      : []),
  ];
};
