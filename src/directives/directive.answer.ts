import { objectOf, titled } from '../platform/document/read-answers.js';
import { columnsOf } from '../platform/reading/table-rows.js';
import type { ReformId } from '../kernel/words/ids.js';
import { directiveKind, DIRECTIVE_STATUSES, type DirectiveAt } from './directive.register.js';
import type { Register } from '../registers/register.js';
import { DATE, ID, TEXT } from '../platform/document/schemas.js';
import { END, FREE_TEXT, listOf, oneOf, RETARGETED, UNITS } from '../registers/schemas.js';

const VERSION_NUMBER = { type: 'integer', minimum: 1 } as const;
const DOCUMENT = titled('Document', objectOf({ url: TEXT, sha256: TEXT }));

const VERSION = titled(
  'Version',
  objectOf(
    {
      version: VERSION_NUMBER,
      issuedOn: DATE,
      dueOn: DATE,
      recordedOn: DATE,
      summary: FREE_TEXT,
      document: DOCUMENT,
    },
    ['summary', 'document'],
  ),
);

export const DIRECTIVE = objectOf(
  {
    id: ID,
    programme: ID,
    title: TEXT,
    reference: TEXT,
    reform: ID,
    units: { ...UNITS, description: 'ids of the units targeted on `asOf`, each with all below it' },
    issuedOn: { ...DATE, description: 'of `version`; of the newest where none is current' },
    dueOn: { ...DATE, description: 'of `version`; of the newest where none is current' },
    document: { ...DOCUMENT, description: 'the text of that version' },
    status: oneOf(DIRECTIVE_STATUSES),
    version: { ...VERSION_NUMBER, nullable: true, description: 'current on asOf; null where none is' },
    versions: listOf(VERSION),
    retargeted: RETARGETED,
    withdrawnOn: END,
    withdrawalReason: FREE_TEXT,
  },
  ['reform', 'document', 'withdrawnOn', 'withdrawalReason'],
);

export const DIRECTIVES: Register<DirectiveAt> = {
  ...directiveKind,
  name: 'directives',
  day: ({ issuedOn }) => issuedOn,
  units: ({ units }) => units,
  columns: columnsOf(DIRECTIVE),
};

/** `isVoid` tells of a reform that it should never have been recorded: then nothing links to it. */
export const directiveShown = ({ current, ...written }: DirectiveAt, isVoid: (reform: ReformId) => boolean): object => {
  const { reform, ...unlinked } = written;
  const shown = reform !== undefined && isVoid(reform) ? unlinked : written;
  return { ...shown, version: current?.version ?? null };
};
