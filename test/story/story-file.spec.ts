import { expect, test } from '@jest/globals';
import type { Json } from '../../src/kernel/words/json.js';
import { parseStory, readStory, StoryFault } from '../../src/story/story.js';

const good = { at: '2025-10-09T09:00:00+07:00', as: 'office', do: 'POST /v1/units', with: {}, expect: 200 };
const storyWith = (steps: Json): string => JSON.stringify({ title: 'A story', steps });

const faultIn = (text: string): StoryFault => {
  try {
    parseStory(text);
  } catch (fault) {
    if (fault instanceof StoryFault) return fault;
  }
  return new StoryFault('no such fault');
};

test('a story is read', () => {
  expect(parseStory(storyWith([good]))).toStrictEqual({ title: 'A story', steps: [good] });
});

test('a story that cannot be played is refused with the place', async () => {
  const refused: readonly (readonly [text: string, told: RegExp])[] = [
    ['{', /not JSON/],
    ['[]', /"title" and "steps"/],
    ['{"steps": []}', /^\/title: a text$/],
    ['{"title": "x"}', /\/steps: a list/],
    [storyWith([good, 3]), /\/steps\/1: a step is an object/],
    [storyWith([{ ...good, at: '2025-10-09' }]), /\/steps\/0\/at: an instant/],
    [storyWith([{ ...good, at: '2025-13-09T09:00:00Z' }]), /\/steps\/0\/at: an instant/],
    [storyWith([{ ...good, as: '' }]), /\/steps\/0\/as/],
    [storyWith([{ ...good, do: '/v1/units' }]), /\/steps\/0\/do/],
    [storyWith([{ ...good, do: 'GET /v1/units' }]), /\/steps\/0\/with: absent in a GET/],
    [storyWith([{ ...good, file: 'units.csv' }]), /\/steps\/0\/with: absent/],
    [storyWith([{ ...good, name: 'pb' }]), /\/steps\/0\/name/],
    [storyWith([{ ...good, take: '/history/1/id' }]), /\/steps\/0\/take: .* beside a name/],
    [storyWith([{ ...good, name: 'fact:one', take: 'id' }]), /\/steps\/0\/take: a JSON pointer/],
    [storyWith([{ ...good, expect: 'Not OK' }]), /\/steps\/0\/expect/],
    [storyWith([{ ...good, shows: ['x'] }]), /\/steps\/0\/shows: an object/],
  ];
  for (const [text, told] of refused) expect(faultIn(text).message).toMatch(told);
  await expect(readStory('/nowhere/story.json')).rejects.toThrow(/cannot be read/);
});
