import { InputError, requireInteger } from '../../errors';
import { Rng } from '../../random/Rng';
import { Graph } from '../Graph';
import type { DenseMatrix } from '../SparseMatrix';

export interface PagesWithTopicsOptions {
  /** n, at least 1; default 500. */
  pages?: number;
  /** Between 1 and the smaller of pages and words; default 5. */
  topics?: number;
  /** Links drawn; repeats become one, and those of a page to itself are dropped. Default 1200. */
  links?: number;
  /** Share of the links that stay within a topic for certain, in [0, 1]; the others go anywhere. Default 0.85. */
  loyalty?: number;
  /** F, words there are; default 100. */
  words?: number;
  /** Words drawn for a page, repeats included; default 20. */
  perPage?: number;
  /** Share of a page's words that are of its topic for certain, in [0, 1]; the others are any. Default 0.3. */
  focus?: number;
  /** Default 0. */
  seed?: number;
}

export interface PagesWithTopics {
  /** n pages and the links between them. */
  readonly graph: Graph;
  /** Length n: page i is about topic i mod T. */
  readonly topics: Int32Array;
  /** n x F: 1 where a page has the word. Word w is of topic w mod T. */
  readonly words: DenseMatrix;
}

/**
 * Invented pages that tell their topic twice, both times unclearly: by whom they link to, and by their words. A small
 * stand-in for citation graphs such as cora, where one sees some of the links and all of the words.
 *
 * @throws InputError for numbers outside their ranges
 * @example pagesWithTopics({ seed: 1 }).graph.n // 500
 */
export function pagesWithTopics(options: PagesWithTopicsOptions = {}): PagesWithTopics {
  const { pages = 500, topics: count = 5, links = 1200, loyalty = 0.85, words = 100, perPage = 20 } = options;
  const { focus = 0.3, seed = 0 } = options;
  requireInteger('pages', pages, 1, Number.POSITIVE_INFINITY);
  requireInteger('words', words, 1, Number.POSITIVE_INFINITY);
  requireInteger('topics', count, 1, Math.min(pages, words), 'the smaller of pages and words');
  requireInteger('links', links, 0, Number.POSITIVE_INFINITY);
  requireInteger('words of a page', perPage, 0, Number.POSITIVE_INFINITY);
  requireShare('loyalty', loyalty);
  requireShare('focus', focus);

  const rng = new Rng(seed);
  /** One of n things: with probability p one of topic t, else any. */
  const draw = (n: number, t: number, p: number): number =>
    rng.float() < p ? count * rng.int(Math.ceil((n - t) / count)) + t : rng.int(n);
  const topics = Int32Array.from({ length: pages }, (_, page) => page % count);
  const from = Int32Array.from({ length: links }, () => rng.int(pages));
  const to = from.map((page) => draw(pages, topics[page]!, loyalty));
  const values = new Float32Array(pages * words);
  for (let page = 0; page < pages; page++) {
    for (let w = 0; w < perPage; w++) values[page * words + draw(words, topics[page]!, focus)] = 1;
  }
  const graph = Graph.fromEdges(pages, from, to);
  return { graph, topics, words: { kind: 'dense', rows: pages, cols: words, values } };
}

function requireShare(what: string, value: number): void {
  if (!(value >= 0 && value <= 1))
    throw new InputError({ what, expected: 'a number in [0, 1]', actual: String(value) });
}
