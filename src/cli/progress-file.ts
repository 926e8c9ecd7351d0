import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StoryProgress } from '../story/story-player.js';
import { CommandFault } from './command-fault.js';

type Kept = {
  /** SHA-256 of the texts of its chapters. */
  readonly story: string;
  readonly complete: boolean;
  readonly progress: StoryProgress;
};

const NOTHING: StoryProgress = { next: 0, ids: {}, units: {} };

/** Remembers in a file how far a story was played, so that a play that was interrupted goes on from there. */
export class ProgressFile {
  private readonly hash: string;
  private kept: Kept | undefined;

  constructor(
    private readonly file: string,
    chapters: readonly string[],
  ) {
    const hash = createHash('sha256');
    for (const chapter of chapters) hash.update(readFileSync(chapter));
    this.hash = hash.digest('hex');
    this.kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
  }

  get exists(): boolean {
    return this.kept !== undefined;
  }

  get complete(): boolean {
    return this.kept?.complete ?? false;
  }

  /** Where to go on; throws CommandFault where the file tells of another story. */
  progress(): StoryProgress {
    const { kept } = this;
    if (!kept) return NOTHING;
    if (kept.story === this.hash || kept.complete) return kept.progress;
    throw new CommandFault(`${this.file} tells how far another story was played: delete it and the data`);
  }

  keep(progress: StoryProgress, complete: boolean): void {
    this.kept = { story: this.hash, complete, progress };
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, JSON.stringify(this.kept));
    renameSync(`${this.file}.new`, this.file);
  }
}
