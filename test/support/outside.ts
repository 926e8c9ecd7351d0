/** The process itself: the one that tests see is a copy, which hears of no thread that is started. */
export const outsideProcess = Reflect.get(globalThis, 'outsideProcess') as NodeJS.Process;
