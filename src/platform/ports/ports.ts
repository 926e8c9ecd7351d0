import type { BallotBox } from '../../kernel/ports/ballot-box.js';
import type { Clock as ClockPort } from '../../kernel/ports/clock.js';
import type { EventStore } from '../../kernel/ports/event-store.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import type { ViewStore } from '../../kernel/ports/view-store.js';

/** The ports as the container knows them: a class stands for each interface. */
export abstract class Events implements EventStore {
  abstract readonly shared: boolean;
  abstract append: EventStore['append'];
  abstract read: EventStore['read'];
  abstract readAll: EventStore['readAll'];
  abstract at: EventStore['at'];
  abstract subscribe: EventStore['subscribe'];
  abstract head: EventStore['head'];
  abstract check: EventStore['check'];
  abstract close: EventStore['close'];
}

export abstract class ViewDocuments implements ViewStore {
  abstract open: ViewStore['open'];
  abstract state: ViewStore['state'];
  abstract load: ViewStore['load'];
  abstract commit: ViewStore['commit'];
  abstract list: ViewStore['list'];
  abstract sum: ViewStore['sum'];
  abstract growth: ViewStore['growth'];
  abstract cells: ViewStore['cells'];
  abstract views: ViewStore['views'];
  abstract serving: ViewStore['serving'];
  abstract serve: ViewStore['serve'];
  abstract drop: ViewStore['drop'];
  abstract owner: ViewStore['owner'];
  abstract own: ViewStore['own'];
  abstract clear: ViewStore['clear'];
  abstract check: ViewStore['check'];
  abstract close: ViewStore['close'];
}

export abstract class Keys implements Keyring {
  abstract seal: Keyring['seal'];
  abstract open: Keyring['open'];
  abstract find: Keyring['find'];
  abstract claim: Keyring['claim'];
  abstract admit: Keyring['admit'];
  abstract confirm: Keyring['confirm'];
  abstract owner: Keyring['owner'];
  abstract own: Keyring['own'];
  abstract doubt: Keyring['doubt'];
  abstract destroy: Keyring['destroy'];
  abstract without: Keyring['without'];
  abstract rows: Keyring['rows'];
  abstract take: Keyring['take'];
  abstract clear: Keyring['clear'];
  abstract mac: Keyring['mac'];
  abstract check: Keyring['check'];
  abstract close: Keyring['close'];
}

export abstract class Ballots implements BallotBox {
  abstract issue: BallotBox['issue'];
  abstract voidUnused: BallotBox['voidUnused'];
  abstract look: BallotBox['look'];
  abstract cast: BallotBox['cast'];
  abstract drop: BallotBox['drop'];
  abstract takeBack: BallotBox['takeBack'];
  abstract keepBatches: BallotBox['keepBatches'];
  abstract numbers: BallotBox['numbers'];
  abstract responses: BallotBox['responses'];
  abstract surveys: BallotBox['surveys'];
  abstract keys: BallotBox['keys'];
  abstract close: BallotBox['close'];
  abstract reopen: BallotBox['reopen'];
  abstract take: BallotBox['take'];
  abstract destroy: BallotBox['destroy'];
  abstract rows: BallotBox['rows'];
  abstract put: BallotBox['put'];
}

export abstract class Clock implements ClockPort {
  abstract now(): string;
  abstract accepted(): string;
}
