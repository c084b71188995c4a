import { describe, expect, it } from 'vitest';
import { panelTitle, problemNamed, unitOf } from '../../src/notebook/units';
import { problems } from '../../src/problems';

describe.each(Object.values(problems))('problem $name in figures', (problem) => {
  it('has its unit, and the end that is better', () => {
    const better = problem.sense === 'max' ? 'higher' : 'lower';
    expect(unitOf(problem.name)).toEqual({ ...problem.unit, better });
    expect(problemNamed(problem.name)).toBe(problem);
  });

  it('has a title over a panel that is the beginning of its own', () => {
    const title = panelTitle(problem.name);
    expect(problem.title.startsWith(title)).toBe(true);
    expect(title).not.toMatch(/[()]/);
    expect(title).not.toBe('');
  });
});

it('a problem that is not registered is refused with the names there are', () => {
  const message = `problem: expected one of ${Object.keys(problems).join(', ')}, but got "maxcut"`;
  expect(() => unitOf('maxcut')).toThrow(message);
  expect(() => panelTitle('toString')).toThrow('but got "toString"');
});
