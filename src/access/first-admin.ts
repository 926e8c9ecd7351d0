import { asId, type CommandId, type Subject } from '../kernel/words/ids.js';
import { derivedId } from '../platform/bus/derived-id.js';
import { GrantFirstRoles } from './access.commands.js';

const LOCAL_ADMIN = asId<Subject>('local-admin');

/** On an empty data directory the first administrator is granted (api.md, 6); harmless to repeat. */
export const firstAdmin = (): GrantFirstRoles => {
  const commandId = asId<CommandId>(derivedId('first-admin'));
  const envelope = { actor: 'penataan', commandId, correlationId: commandId };
  return new GrantFirstRoles({ subject: LOCAL_ADMIN, roles: ['admin', 'reform-office'] }, envelope);
};
