import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathHash, staleReasons } from '../../scripts/lib/drawnFrom.mjs';
import { root, venvPython } from '../../scripts/lib/paths.mjs';
import { makeNotebook, type Notebook, writeNotebook } from './makeNotebook';

const folder = join(root, 'out', 'test-reads');
const town = 'notebooks/data/town.graphml';
const missing = 'data/results/no-such-table.jsonl';

describe.skipIf(!existsSync(venvPython))('an executed notebook (needs .venv: npm start makes it)', () => {
  it('says which kept files it read, and which it looked for in vain', () => {
    const path = join(folder, 'reads.ipynb');
    const out = join(folder, 'reads.out.ipynb');
    const cells = [
      `import { existsSync, readFileSync } from 'fs';\nreadFileSync('../../${town}').length;`,
      `existsSync('../../${missing}'); existsSync('../../data/manifest.json'); readFileSync('../../package.json').length;`,
    ];
    writeNotebook(path, makeNotebook(cells));
    execFileSync(process.execPath, [join(root, 'scripts', 'notebook.mjs'), path, '-o', out], { stdio: 'pipe' });
    const { metadata }: Notebook = JSON.parse(readFileSync(out, 'utf8'));
    expect(metadata.clusternet?.drawnFrom?.files).toEqual({ [missing]: null, [town]: pathHash(town) });
    expect(staleReasons(out)).toEqual([]);
  });
});
