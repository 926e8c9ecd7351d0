import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, type Call, OPENED } from './calls.js';
import { KeyringFile } from './keyring-file.js';
import { LogReader } from './log-reader.js';
import { LogWriter } from './log-writer.js';
import { ViewReader } from './view-reader.js';
import { ViewWriter } from './view-writer.js';

/** What a thread can be started as, and with what. */
const services = {
  'log-writer': LogWriter,
  'log-reader': LogReader,
  'view-writer': ViewWriter,
  'view-reader': ViewReader,
  keyring: KeyringFile,
} as const;

export type Services = { [K in keyof typeof services]: InstanceType<(typeof services)[K]> };

export type Setup<K extends keyof Services> = {
  readonly service: K;
  readonly options: ConstructorParameters<(typeof services)[K]>[0];
};

const port = parentPort;
const reply = (answers: readonly Answer[]): void => port?.postMessage(answers);

/** Answers wait for those of the calls that came along, but no longer than this. */
const ANSWERS_WAIT_MS = 1;

const faultOf = (call: number, fault: unknown): Answer => ({
  call,
  fault: fault instanceof Error ? fault.message : String(fault),
  errcode: fault instanceof Error && 'errcode' in fault ? Number(fault.errcode) : undefined,
});

const answerOf = (service: object, { call, method, values }: Call): Answer => {
  try {
    return { call, value: Reflect.apply(Reflect.get(service, method), service, values) };
  } catch (fault) {
    return faultOf(call, fault);
  }
};

const answerAll = (service: object, calls: readonly Call[]): void => {
  let answers: Answer[] = [];
  let since = performance.now();
  for (const call of calls) {
    answers.push(answerOf(service, call));
    if (performance.now() - since < ANSWERS_WAIT_MS) continue;
    reply(answers);
    answers = [];
    since = performance.now();
  }
  if (answers.length > 0) reply(answers);
  if (calls.at(-1)?.method === 'close') port?.close();
};

const serve = ({ service, options }: Setup<keyof Services>): void => {
  try {
    const opened: object = Reflect.construct(services[service], [options]);
    port?.on('message', (calls: readonly Call[]) => answerAll(opened, calls));
    reply([{ call: OPENED, value: undefined }]);
  } catch (fault) {
    reply([faultOf(OPENED, fault)]);
  }
};

serve(workerData);
