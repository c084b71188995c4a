#!/usr/bin/env node
/**
 * node scripts/choose-settings.mjs [study …] [--seeds 3]
 *
 * Measures the grids behind the settings of table 3, on validation graphs alone, after `npm run build`, and keeps them in
 * data/results/inductive-settings.json. CLUSTERNET_DATA names the data. Without a name all studies; `role2vec`, the longest,
 * takes about three minutes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';

const { chooseSettings, settingsStudies } = createRequire(import.meta.url)(
  join(root, 'dist', 'papers', 'clusternet', 'chooseSettings.js'),
);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '3' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, seed) => seed);
const file = join(root, 'data', 'results', 'inductive-settings.json');
const measured = new Map(
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).map((study) => [study.name, study]) : [],
);
const unknown = positionals.filter((name) => !settingsStudies.some((study) => study.name === name));
if (unknown.length > 0) {
  console.error(`study: expected one of ${settingsStudies.map(({ name }) => name).join(', ')}, but got ${unknown[0]}`);
  process.exit(2);
}
for (const study of settingsStudies) {
  if (positionals.length > 0 && !positionals.includes(study.name)) continue;
  const result = await chooseSettings(study, { seeds });
  measured.set(study.name, result);
  console.log(`${study.title}; validation graphs ${result.graphs.join(' ')}`);
  for (const { settings, values: bySeed } of result.rows) {
    const mean = bySeed.reduce((a, b) => a + b, 0) / bySeed.length;
    console.log(
      `  ${mean.toFixed(4)}  ${JSON.stringify(settings)}  ${bySeed.map((value) => value.toFixed(3)).join(' ')}`,
    );
  }
  console.log(`  chosen: ${JSON.stringify(result.chosen)}`);
  const kept = settingsStudies.flatMap(({ name }) => (measured.has(name) ? [measured.get(name)] : []));
  writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`);
}
