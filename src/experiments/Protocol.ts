import { InputError, requireInteger } from '../errors';

/**
 * How a method meets the graphs that it solves, as data of a run.
 * - `same-graph`: learns on the observed edges of the graph itself.
 * - `across-graphs`: learns on `trainingGraphs` others whose hidden edges are known (1: one training graph; 0: untrained).
 * - `fine-tuned`: the same, then `tuneSteps` steps on the observed edges of the graph itself.
 * - `only-tuned`: a fresh model for each graph, `tuneSteps` steps on its observed edges.
 */
export type Protocol =
  | { readonly name: 'same-graph' }
  | { readonly name: 'across-graphs'; readonly trainingGraphs: number }
  | { readonly name: 'fine-tuned'; readonly trainingGraphs: number; readonly tuneSteps: number }
  | { readonly name: 'only-tuned'; readonly tuneSteps: number };

export const PROTOCOLS = [
  'same-graph',
  'across-graphs',
  'fine-tuned',
  'only-tuned',
] as const satisfies readonly Protocol['name'][];

/** Which numbers a protocol has. */
export const PROTOCOL_SETTINGS = {
  'same-graph': [],
  'across-graphs': ['trainingGraphs'],
  'fine-tuned': ['trainingGraphs', 'tuneSteps'],
  'only-tuned': ['tuneSteps'],
} as const satisfies Readonly<Record<Protocol['name'], readonly string[]>>;

/**
 * @param numbers those that the protocol has
 * @throws InputError for a number that the protocol does not have, lacks, or that is no integer of at least 0
 * @example protocolOf('fine-tuned', { trainingGraphs: 20, tuneSteps: 50 })
 */
export function protocolOf(name: Protocol['name'], numbers: Readonly<Record<string, number>> = {}): Protocol {
  const wanted: readonly string[] = PROTOCOL_SETTINGS[name];
  const wrong = Object.keys(numbers).find((given) => !wanted.includes(given));
  if (wrong !== undefined) {
    const expected = wanted.length === 0 ? 'no numbers' : wanted.join(' and ');
    throw new InputError({ what: `protocol ${name}`, expected, actual: wrong });
  }
  for (const one of wanted) requireInteger(one, numbers[one] ?? Number.NaN, 0, Number.POSITIVE_INFINITY);
  return { name, ...numbers } as Protocol;
}
