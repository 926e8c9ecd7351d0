import { setTimeout as pause } from 'node:timers/promises';

const ASKED_EVERY_MS = 10;
const WAITED_MS = 30_000;

/** Waits until something is so, and fails where that takes too long. */
export const untilSo = async (isSo: () => boolean | Promise<boolean>, about: string): Promise<void> => {
  for (const end = performance.now() + WAITED_MS; !(await isSo()); await pause(ASKED_EVERY_MS)) {
    if (performance.now() > end) throw new Error(`never came to be: ${about}`);
  }
};

/** Waits until a store says that it is well. */
export const untilWell = async (store: { check(): Promise<void> }): Promise<void> =>
  untilSo(
    async () =>
      store.check().then(
        () => true,
        () => false,
      ),
    'a store that is well',
  );
