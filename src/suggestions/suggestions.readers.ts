import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { UnitId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import type { Read } from '../platform/reading/read.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import { RegisterAnswers } from '../registers/register-answers.js';
import type { Register } from '../registers/register.js';
import { Registers } from '../registers/registers.js';
import { Realisations } from './realised.queries.js';
import { SuggestionAccess } from './suggestion-access.js';
import { SUGGESTION, suggestionShown } from './suggestion.answer.js';
import { suggestionKind, type SuggestionAt, suggestionSeen, type SuggestionSeen } from './suggestion.register.js';
import { ReadSuggestion, ReadSuggestions } from './suggestions.queries.js';

const SUGGESTIONS: Register<SuggestionSeen> = {
  ...suggestionKind,
  at: suggestionSeen,
  counted: (record, pair) => suggestionKind.counted(record, pair) && suggestionSeen(record, pair),
  name: 'suggestions',
  day: ({ receivedOn }) => receivedOn,
  units: ({ unit }, chart) => {
    const counted = chart.resolve(unit);
    return counted === undefined ? [] : [counted];
  },
  columns: columnsOf(SUGGESTION),
};

type Is = (suggestion: SuggestionSeen) => boolean;

/** The register of some suggestions alone. */
const only = (isOne: Is): Register<SuggestionSeen> => ({
  ...SUGGESTIONS,
  at: (record, pair) => {
    const suggestion = SUGGESTIONS.at(record, pair);
    return suggestion && isOne(suggestion) ? suggestion : undefined;
  },
});

/** Says of sessions and complaints that suggestions came from which are void at a pair. */
const voidAmong = async (
  registers: Registers,
  suggestions: readonly SuggestionAt[],
  pair: Pair,
): Promise<(id: string) => boolean> => {
  const [sessions, complaints] = await Promise.all(
    (['session', 'complaint'] as const).map(async (kind) => {
      const ids = suggestions.flatMap((suggestion) => suggestion[kind] ?? []);
      return registers.voidAmong(kind, ids, pair);
    }),
  );
  return (id) => sessions?.has(id) === true || complaints?.has(id) === true;
};

@QueryHandler(ReadSuggestions)
export class ReadSuggestionsHandler implements IQueryHandler<ReadSuggestions> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly access: SuggestionAccess,
    private readonly realisations: Realisations,
  ) {}

  async execute({ asked: { status, ...asked }, caller }: ReadSuggestions): Promise<Read> {
    const { at } = await this.registers.open(asked);
    await this.access.mustList(caller, asked.unit);
    const isReadable = await this.access.readable(caller);
    const isRealised = status === 'realised' ? await this.realised(at) : (): boolean => true;
    const readable = only((suggestion) => isReadable(suggestion.unitNow) && isRealised(suggestion));
    const wanted = status === undefined ? asked : { ...asked, status: status === 'realised' ? 'adopted' : status };
    const showing = await this.access.showing(caller);
    return this.answers.listed(readable, { asked: wanted, caller, at }, async (suggestions) => {
      const isVoid = await voidAmong(this.registers, suggestions, at);
      const realising = await this.realisations.of(suggestions, at);
      return suggestions.map((one) => suggestionShown(one, { showing: showing(one.unitNow), realising, isVoid }));
    });
  }

  /** By all suggestions that count: what carries them out is looked up once. */
  private async realised(pair: Pair): Promise<Is> {
    const counted: SuggestionAt[] = [];
    for await (const record of this.registers.ofKind('suggestion')) {
      const suggestion = suggestionKind.counted(record, pair);
      if (suggestion?.status === 'adopted') counted.push(suggestion);
    }
    const realising = await this.realisations.of(counted, pair);
    return (suggestion) => realising.realisedOn(suggestion) !== null;
  }
}

@QueryHandler(ReadSuggestion)
export class ReadSuggestionHandler implements IQueryHandler<ReadSuggestion> {
  constructor(
    private readonly registers: Registers,
    private readonly answers: RegisterAnswers,
    private readonly access: SuggestionAccess,
    private readonly realisations: Realisations,
  ) {}

  async execute({ asked, caller }: ReadSuggestion): Promise<Read> {
    const one = await this.registers.one(SUGGESTIONS, asked.id, asked);
    const unit: UnitId = one.thing.unitNow;
    await this.access.mustRead(caller, unit);
    const showing = (await this.access.showing(caller))(unit);
    const isVoid = await voidAmong(this.registers, [one.thing], one.at);
    const realising = await this.realisations.of([one.thing], one.at);
    const { history: _, ...rest } = one;
    const told = showing === 'figures' ? rest : one;
    const thing = suggestionShown(one.thing, { showing, realising, isVoid });
    return this.answers.single({ ...told, caller, thing });
  }
}
