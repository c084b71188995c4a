import type { GraphBuilder } from '../GraphBuilder';

/** So many nodes a file may have without a word on most of them, however short it is. */
const FREE = 2 ** 18;

/**
 * Nodes "1" to `count`, as formats have them that number their nodes, each id with `prefix` before it.
 * @param size of the file in bytes: a short one that claims a billion nodes is broken
 */
export function addNumbered(builder: GraphBuilder, count: number, size: number, line: number, prefix = ''): void {
  const most = Math.max(FREE, size);
  if (!Number.isInteger(count) || count < 0 || count > most) {
    builder.fail({
      line,
      expected: `a number of nodes, at most ${most} in a file of ${size} bytes`,
      actual: String(count),
    });
  }
  for (let i = 1; i <= count; i++) builder.node(`${prefix}${i}`);
}
