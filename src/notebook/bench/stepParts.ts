import type { StepProfile } from './kept';

/** Parts of a training step, in the order in which they are drawn. */
export const STEP_PARTS = [
  'sparse products',
  'dense layers',
  'clustering',
  'objective',
  'Adam',
  'tape and the rest',
] as const;

export type StepPart = (typeof STEP_PARTS)[number];

const PREFIXES: readonly [prefix: string, part: StepPart][] = [
  ['spmm', 'sparse products'],
  ['gemm', 'dense layers'],
  ['relu', 'dense layers'],
  ['columnSums', 'dense layers'],
  ['rowNormalize', 'clustering'],
  ['centroidUpdate', 'clustering'],
  ['softAssign', 'clustering'],
  ['add', 'clustering'], // the gradients that reach the embedding from the centres and from the assignment
  ['axpy', 'clustering'],
  ['modularity', 'objective'],
  ['selectNodes', 'objective'],
  ['withinBudget', 'objective'],
  ['expectedDistance', 'objective'],
  ['softMaximum', 'objective'],
  ['adam', 'Adam'],
];

/** Milliseconds of each part of a step, by what its kernels are for; a kernel that fits nowhere counts with the rest. */
export function stepParts({ msStep, kernels }: StepProfile): Record<StepPart, number> {
  const parts = Object.fromEntries(STEP_PARTS.map((part) => [part, 0])) as Record<StepPart, number>;
  let known = 0;
  for (const [name, ms] of Object.entries(kernels)) {
    const part = PREFIXES.find(([prefix]) => name.startsWith(prefix))?.[1];
    if (part === undefined) continue;
    parts[part] += ms;
    known += ms;
  }
  parts['tape and the rest'] = Math.max(0, msStep - known);
  return parts;
}
