import type { Brand } from './brand.js';

export type UnitId = Brand<string, 'UnitId'>;
export type StaffId = Brand<string, 'StaffId'>;
export type TransferId = Brand<string, 'TransferId'>;
export type ProgrammeId = Brand<string, 'ProgrammeId'>;
export type ReformId = Brand<string, 'ReformId'>;
export type DirectiveId = Brand<string, 'DirectiveId'>;
export type SessionId = Brand<string, 'SessionId'>;
export type PracticeId = Brand<string, 'PracticeId'>;
export type CourseId = Brand<string, 'CourseId'>;
export type TrainingId = Brand<string, 'TrainingId'>;
export type SurveyId = Brand<string, 'SurveyId'>;
/** Responses of a survey that were typed in together. */
export type BatchId = Brand<string, 'BatchId'>;
export type IssueId = Brand<string, 'IssueId'>;
export type HolidayId = Brand<string, 'HolidayId'>;
export type NilReportId = Brand<string, 'NilReportId'>;
export type SuggestionId = Brand<string, 'SuggestionId'>;
export type ComplaintId = Brand<string, 'ComplaintId'>;
export type GrantId = Brand<string, 'GrantId'>;
export type CommandId = Brand<string, 'CommandId'>;
export type EventId = Brand<string, 'EventId'>;
export type LogId = Brand<string, 'LogId'>;

/** Who acts: the `sub` of a token. */
export type Subject = Brand<string, 'Subject'>;

/** The one place where a checked string becomes an id of a kind. */
export const asId = <T extends Brand<string, string>>(raw: string): T => raw as T;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (raw: string): boolean => UUID.test(raw);
