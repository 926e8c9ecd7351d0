import type { Change, Id, Post, ReformKind } from '../facts.js';
import { bodies, isBody, positionText, text, textOrNull } from './fields.js';
import type { Body } from './verdict.js';

/** The local name of a unit that a reform will establish: no server knows it before the decree. */
const establishedName = (reform: Id, code: string): Id => `${reform}~${code}`;

const unitIn = (change: Body, field: string, reform: Id): Id => {
  const value = change[field];
  return isBody(value) ? establishedName(reform, text(value, 'code')) : text(change, field);
};

const changeIn = (change: Body, reform: Id): Change => {
  const unit = unitIn(change, 'unit', reform);
  switch (text(change, 'change')) {
    case 'establish':
      return {
        change: 'establish',
        unit: establishedName(reform, text(change, 'code')),
        code: text(change, 'code'),
        name: text(change, 'name'),
        kind: text(change, 'kind'),
        parent: change['parent'] === null ? null : unitIn(change, 'parent', reform),
      };
    case 'rename':
      return { change: 'rename', unit, name: text(change, 'name') };
    case 'move':
      return { change: 'move', unit, parent: unitIn(change, 'parent', reform) };
    case 'merge':
      return { change: 'merge', unit, into: unitIn(change, 'into', reform) };
    default:
      return { change: 'abolish', unit };
  }
};

export const changesIn = (body: Body, reform: Id): readonly Change[] =>
  bodies(body, 'changes').map((change) => changeIn(change, reform));

/** Ids of units that exist apart from the reform and are named by its changes. */
export const namedIn = (body: Body): readonly Id[] =>
  bodies(body, 'changes').flatMap((change) =>
    ['unit', 'parent', 'into'].flatMap((field) => textOrNull(change, field) || []),
  );

export const postsIn = (body: Body): readonly Post[] =>
  bodies(body, 'posts').map((post) => ({
    staff: text(post, 'staff'),
    position: positionText(post['position']) ?? '',
  }));

export const kindIn = (body: Body): ReformKind => {
  const kind = text(body, 'kind');
  return kind === 'restructure' || kind === 'equalisation' ? kind : 'simplification';
};
