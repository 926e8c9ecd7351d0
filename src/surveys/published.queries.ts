import { Injectable } from '@nestjs/common';
import type { RegisterRecord } from '../../projections/registers.view.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { ProgrammeId, SurveyId } from '../kernel/words/ids.js';
import type { Pair } from '../kernel/words/pair.js';
import { Registers } from '../registers/registers.js';
import type { PublishedSurvey } from './published-survey.js';
import { ResultsBook } from './results-book.js';
import type { SurveyKind } from './survey.events.js';
import { type SurveyAt, surveyKind } from './survey.register.js';

type Wanted = { readonly kind: SurveyKind; readonly programme?: ProgrammeId };
type Found = { readonly id: SurveyId; readonly closesOn: CalendarDate; readonly seq: number };

const newestFirst = (a: Found, b: Found): number => {
  if (a.closesOn !== b.closesOn) return a.closesOn < b.closesOn ? 1 : -1;
  return b.seq - a.seq;
};

/** Surveys as they are published at a pair of dates (capabilities.md, 16). */
@Injectable()
export class PublishedSurveys {
  constructor(
    private readonly registers: Registers,
    private readonly book: ResultsBook,
  ) {}

  /** Those whose last day, as known then, lies before both dates; the newest first. None before it is published. */
  async at(pair: Pair, wanted: Wanted): Promise<readonly PublishedSurvey[]> {
    const found = foundAmong(await this.records(), pair, wanted);
    const published = await Promise.all(found.map(async ({ id }) => this.book.of(id)));
    return published.flatMap((survey) => survey ?? []);
  }

  /** The first of them at each pair that is asked for; no other one is opened, and what there is is read once. */
  newest(wanted: Wanted): (pair: Pair) => Promise<PublishedSurvey | undefined> {
    let records: Promise<readonly RegisterRecord[]> | undefined;
    return async (pair) => {
      records ??= this.records();
      for (const { id } of foundAmong(await records, pair, wanted)) {
        const survey = await this.book.of(id);
        if (survey) return survey;
      }
      return undefined;
    };
  }

  private async records(): Promise<readonly RegisterRecord[]> {
    const records: RegisterRecord[] = [];
    for await (const record of this.registers.ofKind('survey')) records.push(record);
    return records;
  }
}

const isWanted = (survey: SurveyAt, { kind, programme }: Wanted): boolean =>
  survey.kind === kind && (programme === undefined || survey.programme === programme);

const foundIn = (record: RegisterRecord, pair: Pair, wanted: Wanted): Found | undefined => {
  const survey = surveyKind.counted(record, pair);
  if (!survey || !isWanted(survey, wanted)) return undefined;
  const { closesOn } = survey;
  if (closesOn >= pair.asOf || closesOn >= pair.knownOn) return undefined;
  return { id: survey.id, closesOn, seq: record.facts[0]?.seq ?? 0 };
};

const foundAmong = (records: readonly RegisterRecord[], pair: Pair, wanted: Wanted): readonly Found[] =>
  records.flatMap((record) => foundIn(record, pair, wanted) ?? []).toSorted(newestFirst);
