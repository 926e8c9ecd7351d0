import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, type Call, OPENED } from './sqlite.calls.js';
import { SqliteKeys } from './sqlite.keyring-service.js';
import { LogReader } from './sqlite.log-reader.js';
import { LogWriter } from './sqlite.log-writer.js';
import { ViewReader } from './sqlite.view-reader.js';
import { ViewWriter } from './sqlite.view-writer.js';

/** What a thread can be started as, and with what. */
const services = {
  'log-writer': LogWriter,
  'log-reader': LogReader,
  'view-writer': ViewWriter,
  'view-reader': ViewReader,
  keyring: SqliteKeys,
} as const;

export type Services = { [K in keyof typeof services]: InstanceType<(typeof services)[K]> };

export type Setup<K extends keyof Services> = {
  readonly service: K;
  readonly options: ConstructorParameters<(typeof services)[K]>[0];
};

const port = parentPort;
const reply = (answer: Answer): void => port?.postMessage(answer);

const faultOf = (call: number, fault: unknown): Answer => ({
  call,
  fault: fault instanceof Error ? fault.message : String(fault),
  errcode: fault instanceof Error && 'errcode' in fault ? Number(fault.errcode) : undefined,
});

const answer = (service: object, { call, method, values }: Call): void => {
  try {
    reply({ call, value: Reflect.apply(Reflect.get(service, method), service, values) });
  } catch (fault) {
    reply(faultOf(call, fault));
  }
  if (method === 'close') port?.close();
};

const serve = ({ service, options }: Setup<keyof Services>): void => {
  try {
    const opened: object = Reflect.construct(services[service], [options]);
    port?.on('message', (call: Call) => answer(opened, call));
    reply({ call: OPENED, value: undefined });
  } catch (fault) {
    reply(faultOf(OPENED, fault));
  }
};

serve(workerData);
