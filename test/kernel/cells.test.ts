import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { CellSession } from '../../src/kernel/CellSession';
import { groups } from './fixtures/oddCells';

const folder = join(__dirname, 'fixtures');

// One notebook a group: a row may stand on the names of those before it.
describe.each(Object.entries(groups))('%s', (group, rows) => {
  let session: CellSession;
  let count = 0;
  const run = (code: string): Promise<unknown> => session.run(code, `Cell [${++count}]`);

  beforeAll(() => {
    const preload = group === 'imports' ? ['clusternet'] : [];
    session = new CellSession({ folder, home: root, preload, problem: '' });
  });

  it.each(rows)('$about', async ({ cells, value, error }) => {
    const last = cells.at(-1)!;
    for (const cell of cells.slice(0, -1)) await run(cell);
    if (error === undefined) expect(await run(last)).toEqual(value);
    else await expect(run(last)).rejects.toThrow(error);
  });
});

it('is a table of more than 200 cells, each row of another construct', () => {
  const rows = Object.values(groups).flat();
  expect(rows.length).toBeGreaterThan(200);
  expect(new Set(rows.map(({ cells }) => cells.join('\n'))).size).toBe(rows.length);
});
