// Serves a stand-in for EventStoreDB in a process of its own, as what it stands for: one that can be killed and frozen.
// It proves how the adapter deals with a server, never how a server behaves.
// By hand: node dist/test/support/eventstore/serve.js FILE [PORT [USER:PASSWORD]]
import { ServerCredentials } from '@grpc/grpc-js';
import { Access } from './access.js';
import { certificateFileOf, certifiedBeside } from './certificate.js';
import { Connections } from './connections.js';
import { DurableLog } from './durable-log.js';
import { Faults, type Order } from './faults.js';
import { serverOf } from './server.js';
import { Subscriptions } from './subscriptions.js';

const [file = '', port = '0', login = ''] = process.argv.slice(2);

const faults = new Faults();
const log = new DurableLog(file);
const subscriptions = new Subscriptions(log);
const connections = new Connections();
const member = { host: '127.0.0.1', port: Number(port) };
const [user = '', password = ''] = login.split(':');
const open = login === '';
const access = new Access(open ? undefined : { user, password });

/** The client sends no credentials where nobody else could not read them. */
const credentials = (): ServerCredentials => {
  if (open) return ServerCredentials.createInsecure();
  const { key, certificate } = certifiedBeside(file);
  return ServerCredentials.createSsl(null, [{ private_key: key, cert_chain: certificate }]);
};

const obey = (order: Order): void => {
  switch (order.kind) {
    case 'appends':
      return faults.order(order.fault, order.count);
    case 'reset':
      return connections.reset();
    case 'mute':
      faults.muted = order.on;
      return;
    case 'stall-subscriptions':
      return subscriptions.stall();
    case 'end-subscriptions':
      return subscriptions.end();
    case 'repeat-events':
      return subscriptions.repeat(order.count);
    case 'forbid-all':
      faults.forbidsAll = order.on;
      return;
    case 'version':
      faults.version = order.version;
      return;
    case 'tell':
  }
};

process.on('message', (order: Order) => {
  obey(order);
  process.send?.({ subscriptions: subscriptions.count, unanswered: faults.unanswered });
});
// Nobody is left who could stop it.
process.on('disconnect', () => process.exit());

const server = serverOf({ log, faults, subscriptions, access, member, reset: () => connections.reset() });
member.port = await connections.listen(server, credentials(), member.port);
process.send?.({ port: member.port });
const security = open ? 'tls=false' : `tlsCAFile=${certificateFileOf(file)}`;
process.stdout.write(`listening on esdb://${member.host}:${member.port}?${security}\n`);
