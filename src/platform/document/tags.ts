/** The parts of the document, in the order of work. */
export const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['access', 'Who may do what, for which unit, from which day to which.'],
  ['organisation', 'The chart of units, and the people in service with their posts.'],
  ['imports', 'Whole charts, rosters, results of courses and holidays as CSV files, each also as a dry run.'],
  ['programmes', 'A reform programme: its goal, its span, and the units that it covers.'],
  ['reforms', 'Single actions of a programme: restructuring, simplification, equalisation of posts.'],
  ['directives', 'Texts that people must acknowledge, their versions, and what everyone answered.'],
  ['sessions', 'Meetings in which people are told of the reform: invitations and attendance.'],
  ['practices', 'Ways of working that show that a change is used, and the evidence for them.'],
  ['courses', 'What people should be trained in, how they did, and hours that they earned elsewhere.'],
  ['surveys', 'What staff and citizens answer, by unit and without a name, and what was published of it.'],
  ['resistance', 'Reported resistance, handled as cases from raising to resolution.'],
  ['complaints', 'What citizens complain of, from receipt to answer, and the clocks that run meanwhile.'],
  ['holidays', 'The days on which no clock of a complaint runs.'],
  ['suggestions', 'What citizens and employees proposed, how it was answered, and what it led to.'],
  ['readings', 'How far a programme has come, by unit, at any pair of dates: adoption, readiness and competency.'],
  ['worklist', 'What waits for whom: in counts, the most urgent first.'],
  ['corrections', 'What was put right that had been recorded wrongly, and how often that is needed.'],
  ['log', 'Everything that was recorded, as it was recorded.'],
  ['health', 'Whether the server can do its work, for whoever watches it.'],
  ['local', 'Only in local mode with `--now`: the clock.'],
];

/** What holds for every operation. */
export const INTRODUCTION = `How far each unit of a city government has come in a reform of its civil service: what was decided, who was told, who acknowledged it, what is practised, and where there is resistance.

**Two dates.** Every read answers for a pair: \`asOf\` (only what happened or took effect until that day counts) and \`knownOn\` (only what was recorded until that day is known). Both are today where left out; an \`asOf\` ahead is a forecast from what is recorded.

**Writes** answer with \`id\`, \`revision\`, \`position\` and \`changed\`. An \`Idempotency-Key\` makes a repeated request safe; \`If-Match\` refuses it where the thing has changed since it was read; \`after=<position>\` in a read waits until that write is in the answer.

**Mistakes** are put right by facts of their own, each with a \`reason\`: \`amend\` and \`correct\` tell what is right; \`reopen\`, \`restore\`, \`annul\`, \`uncomplete\`, \`uninvite\`, \`undo\` and \`retractions\` take back what was told; \`void\` says of a thing that it should never have been recorded. For an earlier \`knownOn\` everything stays as it was.

**Lists** come in pages: \`next\` is the \`cursor\` of the following one. Tables also come as CSV, by \`Accept: text/csv\` or \`format=csv\`.

**Problems** are \`application/problem+json\`, in Indonesian or English by \`Accept-Language\`. Every code has an example among the components.`;
