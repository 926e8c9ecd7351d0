import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Id, Ids, Label, Nested, NestedList } from '../../src/platform/input/fields.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { InputPipe } from '../../src/platform/input/validation.js';
import { expectOf, must, mustBe } from '../support/expectation.js';

class PostDto {
  @Label() title!: string;
}

class MoveDto {
  @Id() staff!: string;
  @Nested(() => PostDto, { optional: true }) post?: PostDto;
}

class TogetherDto {
  @Label({ optional: true }) decree?: string;
  @Ids({ optional: true }) units?: string[];
  @NestedList(() => MoveDto, { optional: true, max: 500 }) moves?: MoveDto[];
}

const idOf = (n: number): string => `${String(n).padStart(8, '0')}-0000-4000-8000-00000000000a`;
const moves = (count: number): object[] => Array.from({ length: count }, (_, n) => ({ staff: idOf(n) }));
const names = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${n}`, {}]));

const read = async (value: unknown): Promise<unknown> =>
  new InputPipe().transform(value, { type: 'body', metatype: TogetherDto });

const pointersOf = async (value: unknown): Promise<string[]> => {
  try {
    await read(value);
    return [];
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return problem.rows.map(({ pointer }) => pointer);
  }
};

describe('a body', () => {
  it('becomes its class, however long its lists are', async () => {
    const post = { title: 'Analis' };
    const body = { decree: 'x', moves: [...moves(499), { staff: idOf(500).toUpperCase(), post }] };
    const together = await read(body);
    must(together instanceof TogetherDto);
    mustBe(together.moves?.length, 500);
    must(together.moves.every((move) => move instanceof MoveDto));
    mustBe(together.moves[499]?.staff, idOf(500));
    mustBe(together.moves[499].post?.title, post.title);
    expect(together.moves[499].post instanceof PostDto).toBeTruthy();
  });

  it('is at fault where a place of it is, the last of a long list too', async () => {
    expect(await pointersOf({ moves: [...moves(399), { staff: 'x', post: {}, typo: 1 }] })).toStrictEqual([
      '/moves/399/typo',
      '/moves/399/staff',
      '/moves/399/post/title',
    ]);
    expect(await pointersOf({ moves: [...moves(399), 7] })).toStrictEqual(['/moves/399']);
    expect(await pointersOf({ moves: moves(501) })).toStrictEqual(['/moves']);
  });

  it('of endless unknown names is told some of them, wherever they stand', async () => {
    for (const body of [
      names(19_000),
      { moves: [{ staff: idOf(1), ...names(19_000) }] },
      { moves: moves(400).map((move) => ({ ...move, ...names(45) })) },
      { moves: [{ staff: idOf(1), post: { title: 'x', ...names(19_000) } }] },
    ]) {
      const pointers = await pointersOf(body);
      expect(pointers.length).toBe(20);
    }
    expect(await pointersOf({ decree: names(19_000) })).toStrictEqual(['/decree']);
    expect(await pointersOf({ units: [names(19_000), [[names(9)]]] })).toStrictEqual(['/units/0', '/units/1']);
    expect(await pointersOf({ units: moves(19_000) })).toStrictEqual(['/units']);
  });

  it('of endless text is no shorter for being blank', async () => {
    for (const decree of ['x'.repeat(900_000), ' '.repeat(900_000), `x${' '.repeat(900_000)}y`]) {
      expect(await pointersOf({ decree })).toStrictEqual(['/decree']);
    }
  });

  it('of a long list lets others have their turn', async () => {
    let turns = 0;
    const tick = (): void => {
      turns += 1;
      next = setImmediate(tick);
    };
    let next = setImmediate(tick);
    await read({ moves: moves(500) });
    clearImmediate(next);
    expectOf(turns > 10, `${turns} turns`).toBeTruthy();
  });
});
