#!/usr/bin/env node
/**
 * node scripts/compare-role2vec.mjs [--seeds 3]
 *
 * Our role2vec against the released columns on the released synthetic graphs and splits, after `npm run build`; kept in
 * data/results/role2vec-released.json. CLUSTERNET_DATA names the data. About half a minute a seed.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';

const { compareRole2vec } = createRequire(import.meta.url)(
  join(root, 'dist', 'experiments', 'inductive', 'compareRole2vec.js'),
);
const { values } = parseArgs({ options: { seeds: { type: 'string', default: '3' } } });
const seeds = Array.from({ length: Number(values.seeds) }, (_, seed) => seed);
const rows = await compareRole2vec({
  seeds,
  onRow: ({ method, seed, features, valid, test }) =>
    console.log(
      `seed ${seed}  ${method.padEnd(14)}${features.padEnd(13)} valid ${valid.toFixed(4)}  test ${test.toFixed(4)}`,
    ),
});
writeFileSync(join(root, 'data', 'results', 'role2vec-released.json'), `${JSON.stringify(rows, null, 1)}\n`);
