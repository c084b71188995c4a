import type { RunRequest } from '../../experiments/resolveRun';
import { methods } from '../../methods';

/** What a row of the paper's tables is: a method, how it meets its graphs, and what it is told. */
type Named = Pick<RunRequest, 'method' | 'protocol' | 'set'>;

/** What follows the name of a method that learns in table 3. */
const SUFFIXES: readonly (readonly [suffix: string, Omit<Named, 'method'>])[] = [
  ['-1train', { protocol: 'across-graphs', set: { trainingGraphs: 1 } }],
  ['-ft-only', { protocol: 'only-tuned' }],
  ['-ft', { protocol: 'fine-tuned' }],
];

/**
 * The name of a row as a method with its protocol and settings: `clusternet-ft` is ClusterNet, fine-tuned. A name that is
 * none of these comes back as the method of that name.
 * @example expandName('clusternet-1train') // { method: 'clusternet', protocol: 'across-graphs', set: { trainingGraphs: 1 } }
 */
export function expandName(name: string): Named {
  // The loss of the paper's text; the released code has the mean or the maximum in its place.
  if (name === 'clusternet-softmax') return { method: 'clusternet', set: { aggregation: 'softMaximum' } };
  const found = SUFFIXES.find(([suffix]) => name.endsWith(suffix) && learns(name.slice(0, -suffix.length)));
  return found === undefined ? { method: name } : { method: name.slice(0, -found[0].length), ...found[1] };
}

function learns(name: string): boolean {
  if (!Object.hasOwn(methods, name)) return false;
  const { learns = methods[name].usesFeatures } = methods[name];
  return learns;
}

/** Names of rows that are no method's own: to be offered beside the methods. */
export const rowNames: readonly string[] = [
  'clusternet-softmax',
  ...[
    'clusternet',
    'gcn-e2e',
    '2stage-cnm',
    '2stage-newman',
    '2stage-spectral',
    '2stage-louvain',
    '2stage-greedy',
    '2stage-gonzalez',
  ].flatMap((method) => SUFFIXES.map(([suffix]) => `${method}${suffix}`)),
];
