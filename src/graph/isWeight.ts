/** 32-bit numbers, in which graphs keep their weights, have all their digits between these. */
const LEAST = 2 ** -126;
const MOST = (2 - 2 ** -23) * 2 ** 127;

/** What an error expects. */
export const WEIGHT_RANGE = 'a number above 0, between 1.2e-38 and 3.4e38';

/** Whether a number can be the weight of an edge, or a sum of such: above 0, finite, and in the range of 32-bit numbers. */
export function isWeight(value: number): boolean {
  return value >= LEAST && value <= MOST;
}
