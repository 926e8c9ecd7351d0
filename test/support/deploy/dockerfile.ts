/** One instruction of a Dockerfile, without comments and continued lines. */
type Instruction = { readonly name: string; readonly rest: string };

const instructionsOf = (dockerfile: string): readonly Instruction[] =>
  dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(' ');
      return { name, rest: rest.join(' ') };
    });

const named = (name: string, instructions: readonly Instruction[]): string[] =>
  instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

const lastStage = (all: readonly Instruction[]): readonly Instruction[] =>
  all.slice(all.findLastIndex(({ name }) => name === 'FROM'));

/** The words of a command in exec form; undefined where a shell would run it, which passes no signal on. */
const wordsOf = (command: string): readonly string[] | undefined => {
  try {
    const words: unknown = JSON.parse(command);
    return Array.isArray(words) ? words.map(String) : undefined;
  } catch {
    return undefined;
  }
};

/** The command by which the image's health is told. */
export const healthCommand = (dockerfile: string): readonly string[] | undefined => {
  const [check = ''] = named('HEALTHCHECK', lastStage(instructionsOf(dockerfile)));
  return wordsOf(check.slice(check.indexOf('CMD ') + 4));
};

/** What is copied from here, not from an earlier stage. */
export const copiedFrom = (dockerfile: string): string[] =>
  named('COPY', instructionsOf(dockerfile))
    .filter((rest) => !rest.startsWith('--from='))
    .flatMap((rest) => rest.split(' ').slice(0, -1));

/** What a .dockerignore of `*` and exceptions lets through. */
export const letThrough = (ignored: string): string[] =>
  ignored.split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));

const isPinned = (from: string, all: readonly Instruction[]): boolean =>
  /^\w+:\d+\.\d+\.\d+-[\w-]+(?: AS \w+)?$/.test(from) ||
  named('FROM', all).some((other) => other.endsWith(` AS ${from.split(' ')[0]}`));

/** What does not hold of a Dockerfile. */
export const dockerfileBreaches = (dockerfile: string): string[] => {
  const all = instructionsOf(dockerfile);
  const last = lastStage(all);
  const holds = {
    'its images are named by a whole version': named('FROM', all).every((from) => isPinned(from, all)),
    'it does not run as root': /^[1-9]\d*:[1-9]\d*$/.test(named('USER', last).at(-1) ?? ''),
    'it says whether it is well': healthCommand(dockerfile) !== undefined,
    'signals reach it': wordsOf(named('ENTRYPOINT', last).at(-1) ?? '') !== undefined,
    'it has no packages of development': named('RUN', all).some((run) => run.startsWith('npm ci --omit=dev ')),
    'it holds no secret': !all.some(({ name, rest }) => name !== 'RUN' && /KEY|PASSWORD|SECRET|TOKEN/.test(rest)),
  };
  return Object.entries(holds).flatMap(([says, holding]) => (holding ? [] : [says]));
};
