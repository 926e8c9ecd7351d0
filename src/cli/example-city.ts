import { join } from 'node:path';
import { packageRoot } from './this-package.js';

/** The story of the example city, and the chapter in which its office makes mistakes and mends them. */
export const exampleStory = (): readonly string[] =>
  ['story.json', 'corrections.json', 'heard.json'].map((name) => join(packageRoot, 'examples', 'sawahlunto', name));
