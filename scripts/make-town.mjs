#!/usr/bin/env node
/**
 * Writes what notebook 06 reads, after `npm run build`: notebooks/data/town.graphml, an invented town of 120 bus stops in six
 * districts; lines.csv, the same lines as another program may list them, with their lengths; stops.csv, who boards where and
 * which stops have room for a depot. A line joins two stops when no third one is nearer to both (the relative neighbourhood
 * graph).
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
/** Districts: centre in hundreds of metres, and stops. */
const districts = [
  { x: 0, y: 0, size: 34 },
  { x: 9, y: 1, size: 12 },
  { x: 18, y: -1, size: 26 },
  { x: 3, y: 9, size: 10 },
  { x: 13, y: 9, size: 20 },
  { x: 22, y: 8, size: 18 },
];

const rng = new Rng(6);
const names = rng.shuffle(trees.flatMap((tree) => places.map((place) => `${tree} ${place}`)));
const stops = districts
  .flatMap((district) => Array(district.size).fill(district))
  .map(({ x, y, size }, i) => {
    const [angle, radius] = [2 * Math.PI * rng.float(), 0.8 * Math.sqrt(size * rng.float())];
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

// Of its own seed, so that the town stays the same.
const more = new Rng(7);
const metres = (a, b) => Math.max(50, Math.round(10 * distance(a, b)) * 10);
const route = kept.map(([a, b], i) => `${i + 1},${metres(a, b)},${a.id},${b.id}`);
writeFileSync(join(dirname(file), 'lines.csv'), `line,metres,from,to\n${route.join('\n')}\n`);
const crowd = stops.map(({ id, name }) => {
  const passengers = more.float() < 0.15 ? 0 : Math.round(20 * Math.exp(1.2 * more.normal()));
  return `${id},${name},${passengers},${more.float() < 0.4 ? 'yes' : 'no'}`;
});
writeFileSync(join(dirname(file), 'stops.csv'), `id,name,passengers,room\n${crowd.join('\n')}\n`);
console.log(`${file}: ${stops.length} stops, ${kept.length} lines`);
