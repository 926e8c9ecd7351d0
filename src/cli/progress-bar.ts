const WIDTH = 30;
const LINES = 10;

/** Shows how far a long work is, on stderr: a bar that moves on a terminal, else some plain lines. */
export const progressBar = (label: string): ((done: number, total: number) => void) => {
  const { stderr } = process;
  let shown = -1;
  return (done, total) => {
    const share = total === 0 ? 1 : done / total;
    const step = Math.floor(share * (stderr.isTTY ? WIDTH : LINES));
    if (step === shown && done < total) return;
    shown = step;
    const counted = `${label}: ${done}/${total}`;
    const bar = '#'.repeat(step).padEnd(WIDTH, '.');
    stderr.write(stderr.isTTY ? `\r[${bar}] ${counted}${done < total ? '' : '\n'}` : `${counted}\n`);
  };
};
