import { join } from 'node:path';
import { packageRoot } from './this-package.js';

/** The story of the example city. */
export const exampleStory = (): string => join(packageRoot, 'examples', 'sawahlunto', 'story.json');
