import type { Problem } from '../problems/Problem';

/** True, or why a method that decides slot after slot is not for the problem. */
export const acceptsControlled = ({ controlled, name }: Problem): true | string =>
  controlled !== undefined || `it decides slot after slot, and ${name} is decided at once`;
