#!/usr/bin/env node
/**
 * Writes notebooks/data/town.graphml, the example of notebook 06: an invented town of 120 bus stops in six districts, after
 * `npm run build`. A line joins two stops when no third one is nearer to both (the relative neighbourhood graph).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './lib/paths.mjs';

const { Rng } = createRequire(import.meta.url)(join(root, 'dist', 'random', 'Rng.js'));
const trees = [
  'Alder',
  'Beech',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fern',
  'Gorse',
  'Hazel',
  'Ivy',
  'Juniper',
  'Laurel',
  'Maple',
];
const places = ['Bridge', 'Court', 'Gate', 'Green', 'Hill', 'Lane', 'Mill', 'Row', 'Square', 'Street'];
const centres = [
  [0, 0],
  [9, 1],
  [18, -1],
  [3, 9],
  [13, 9],
  [22, 8],
]; // hundreds of metres

const rng = new Rng(6);
const names = rng.shuffle(trees.flatMap((tree) => places.map((place) => `${tree} ${place}`)));
const stops = Array.from({ length: 120 }, (_, i) => {
  const [x, y] = centres[i % centres.length];
  const [angle, radius] = [2 * Math.PI * rng.float(), 3.6 * Math.sqrt(rng.float())];
  return { id: `stop${i}`, name: names[i], x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
});
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
const lines = stops.flatMap((a, i) => stops.slice(i + 1).map((b) => [a, b]));
const kept = lines.filter(([a, b]) => {
  const length = distance(a, b);
  return !stops.some((c) => c !== a && c !== b && Math.max(distance(a, c), distance(b, c)) < length);
});

const file = join(root, 'notebooks', 'data', 'town.graphml');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(
  file,
  `<?xml version="1.0" encoding="UTF-8"?>
<!-- An invented town, written by scripts/make-town.mjs. -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="name" for="node" attr.name="name" attr.type="string"/>
  <graph edgedefault="undirected">
${stops.map(({ id, name }) => `    <node id="${id}"><data key="name">${name}</data></node>`).join('\n')}
${kept.map(([a, b]) => `    <edge source="${a.id}" target="${b.id}"/>`).join('\n')}
  </graph>
</graphml>
`,
);
console.log(`${file}: ${stops.length} stops, ${kept.length} lines`);
