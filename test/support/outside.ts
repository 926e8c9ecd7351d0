/** The process itself: the one that tests see is a copy, which hears of no thread that is started. */
export const outsideProcess = Reflect.get(globalThis, 'outsideProcess') as NodeJS.Process;

type Import = <Module>(url: string) => Promise<Module>;

/** Imports what takes long to load outside of the tests' realm, where all spec files of a worker share it. */
export const importOutside: Import =
  (Reflect.get(globalThis, 'importOutside') as Import | undefined) ?? (async (url) => import(url));
