import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { crash, crashes } from './crashes';

/** A few here; `npm run crashes` goes on. Each kill takes as long as a start of Node. */
const KILLS = 3;

describe.skipIf(!existsSync(join(root, 'dist', 'index.js')))('kill -9 at any moment (needs a build)', () => {
  const kinds = Object.entries(crashes).filter(([, { lacks }]) => lacks === undefined);
  it.each(kinds)('loses, doubles and halves nothing: %s', (kind) => crash(kind, KILLS), 300_000);
});
