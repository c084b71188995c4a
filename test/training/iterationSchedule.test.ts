import { describe, expect, it } from 'vitest';
import { iterationSchedule, iterationsInWords, paperIterations } from '../../src/training/iterationSchedule';

describe('iterationSchedule', () => {
  it('changes at the step that it says', () => {
    const at = iterationSchedule({ iterations: 2, laterIterations: 7, laterFrom: 3 });
    expect([0, 1, 2, 3, 4, 100].map(at)).toEqual([2, 2, 2, 7, 7, 7]);
    const never = iterationSchedule({ iterations: 2, laterIterations: 7, laterFrom: Number.POSITIVE_INFINITY });
    expect(never(1e9)).toBe(2);
  });

  it("is the paper's as released: 1, and 5 from step 500 on", () => {
    expect([0, 499, 500, 999].map(paperIterations)).toEqual([1, 1, 5, 5]);
  });

  it('refuses a T that is none, and a step below 0', () => {
    const options = { iterations: 1, laterIterations: 5, laterFrom: 500 };
    expect(() => iterationSchedule({ ...options, iterations: 0.5 })).toThrow('iterations: expected an integer');
    expect(() => iterationSchedule({ ...options, laterIterations: -1 })).toThrow(
      'laterIterations: expected an integer',
    );
    expect(() => iterationSchedule({ ...options, laterFrom: -1 })).toThrow(
      'laterFrom: expected a step, counted from 0',
    );
  });
});

it('iterationsInWords tells what has been, not what comes', () => {
  expect(iterationsInWords(4, 100)).toBe('4');
  expect(iterationsInWords(paperIterations, 500)).toBe('1');
  expect(iterationsInWords(paperIterations, 501)).toBe('1, 5 from step 500');
});
