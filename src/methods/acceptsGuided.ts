import type { Problem } from '../problems/Problem';

/** True, or why a method that guides a heuristic is not for the problem. */
export const acceptsGuided = ({ guided, name }: Problem): true | string =>
  guided !== undefined || `it guides a heuristic, and ${name} has none that can be guided`;
