import { type BenchEntry, measuredOn, type Scaling } from '../src/notebook/bench/kept';
import { quantity, times } from '../src/quantity';
import type { Section } from './benchPlan';
import { benchTargets } from './benchTargets';

const SECTIONS: Readonly<Record<Section, { title: string; about: string }>> = {
  model: {
    title: 'The model',
    about:
      'A training step goes through the public `fit`, a forward pass ends with the relaxed decision in JavaScript. ' +
      '`sparse-pytorch` is what a careful researcher writes; `-tuned` is as fast as we could make PyTorch go; ' +
      "`dense-pytorch` computes as the paper's released code does. One thread each.",
  },
  full: {
    title: 'Algorithms on the graph',
    about:
      'On the largest component, all edges; K = 5 but for Louvain, which stops by itself. networkx is Python, igraph is C. ' +
      'The value says what each ended with: modularity, mean distance, largest distance to a centre.',
  },
  predicted: {
    title: 'Algorithms on the predicted graph',
    about:
      'The two-stage method runs them on a dense weighted graph. The slowest peer gets the part of it on every fourth node, ' +
      'and the whole of it once.',
  },
  points: {
    title: 'Points',
    about:
      'Exact nearest neighbours of 10,000 points, or more, by all distances, standard normal coordinates; scikit-learn has brute force ' +
      'told to it. The value is the mean distance to a neighbour.',
  },
  large: {
    title: 'A graph as large as a file',
    about:
      'Planted communities of 1,000 nodes, ten edges a node (`npx tsx bench/writeGraph.ts`). Louvain and Leiden stop by ' +
      'themselves; igraph and leidenalg make two rounds of Leiden, their default. `igraph` reads numbers from 0 on ' +
      '(`Read_Edgelist`), `igraph-names` any names (`Read_Ncol`), as ours does. The value is modularity, edges read, or the ' +
      'largest distance to one of ten facilities.',
  },
  other: { title: 'Around it', about: 'What happens before the first training step.' },
};

/** The measured figures as one Markdown page: machine, targets, every case with its ratios and its command. */
export function benchPage(entries: readonly BenchEntry[], scaling?: Scaling): string {
  if (entries.length === 0) return '# Bench\n\nNothing measured yet: `npm run bench`.\n';
  const parts = [
    '# How fast it is',
    `Written by \`npm run bench\`. ${measuredOn(entries)} Medians over the rounds; ours and the others take turns, each in a ` +
      'process of its own, so that a machine that slows down slows all of them. A ratio above 1 means that ours is faster. ' +
      'One case again: `npm run bench -- --fresh --only CASE`.',
    targetsPart(entries, scaling),
    ...(Object.keys(SECTIONS) as Section[]).map((section) =>
      sectionPart(
        section,
        entries.filter((entry) => entry.section === section),
      ),
    ),
    kernelsPart(entries),
    scaling === undefined ? '' : scalingPart(scaling),
    notesPart(entries),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function targetsPart(entries: readonly BenchEntry[], scaling: Scaling | undefined): string {
  const rows = benchTargets(entries, scaling).map(({ title, asked, measured, met }) => [
    title,
    asked,
    measured ?? '–',
    met === undefined ? 'not measured' : met ? 'yes' : '**no**',
  ]);
  return `## What we ask of it\n\n${table(['', 'asked', 'measured', 'met'], rows)}`;
}

function sectionPart(section: Section, entries: readonly BenchEntry[]): string {
  if (entries.length === 0) return '';
  const { title: heading, about } = SECTIONS[section];
  const valued = entries.some(({ result }) => result.value !== undefined);
  const peered = entries.some(({ result }) => Object.keys(result.peers).length > 0);
  const head = ['', 'case', 'nodes', 'rounds', 'ours', ...(peered ? ['other', 'theirs', 'ratio'] : [])];
  const rows = entries.flatMap(({ name, title, nodes, result, load = 0, machine }) => {
    const what = load > BUSY * machine.cores ? `${title} (busy machine: trust the ratio alone)` : title;
    const { msMedian, rounds, value } = result;
    const ours = [what, `\`${name}\``, nodes === 0 ? '' : String(nodes), String(rounds), figure(msMedian, value)];
    const others = Object.entries(result.peers).map(([peer, theirs]) => [
      peer,
      figure(theirs.msMedian, theirs.value),
      times(theirs.ratio),
    ]);
    if (others.length === 0) return [[...ours, ...(peered ? ['', '', ''] : [])]];
    return others.map((other, i) => [...(i === 0 ? ours : ours.map(() => '')), ...other]);
  });
  return [`## ${heading}`, valued ? `${about} In brackets: the value.` : about, table(head, rows)].join('\n\n');
}

/** Processes a core above which times say little. */
const BUSY = 2;

const figure = (ms: number, value: number | undefined): string =>
  quantity(ms) + (value === undefined ? '' : ` (${value.toPrecision(3)})`);

function kernelsPart(entries: readonly BenchEntry[]): string {
  const profiled = entries.filter(({ profile }) => profile !== undefined);
  if (profiled.length === 0) return '';
  const names = [...new Set(profiled.flatMap(({ profile }) => Object.keys(profile!.kernels)))];
  const row = (title: string, cell: (entry: BenchEntry) => string) => [title, ...profiled.map(cell)];
  const rows = [
    row('**step**', ({ profile }) => profile!.msStep.toFixed(3)),
    row('**all kernels**', ({ profile }) => profile!.msKernels.toFixed(3)),
    row('**step / kernels**', ({ profile }) => (profile!.msStep / profile!.msKernels).toFixed(2)),
    ...names.map((name) => row(`\`${name}\``, ({ profile }) => profile!.kernels[name]?.toFixed(3) ?? '')),
  ];
  return [
    '## Where the time of a step goes',
    'Milliseconds of each kernel within a step of `fit`, timed in place; the rest is the gradient tape and what surrounds the kernels.',
    table(['', ...profiled.map(({ title }) => title)], rows),
  ].join('\n\n');
}

function scalingPart({ rows, exponent }: Scaling): string {
  const cells = rows.map(({ nodes, edges, msPerStep, peakRssBytes }) => [
    nodes.toLocaleString('en'),
    edges.toLocaleString('en'),
    quantity(msPerStep),
    peakRssBytes === undefined ? '' : `${(peakRssBytes / 2 ** 30).toFixed(2)} GiB`,
  ]);
  const said = exponent === null ? '' : ` Time grows as edges to the power of ${exponent.toFixed(2)}.`;
  return [
    '## Large graphs',
    `A training step with 50 dense feature columns, communities, from \`npx tsx bench/runScaling.ts\`.${said}`,
    table(['nodes', 'edges', 'step', 'peak memory'], cells),
  ].join('\n\n');
}

function notesPart(entries: readonly BenchEntry[]): string {
  const notes = [...new Set(entries.flatMap((entry) => entry.notes))];
  return notes.length === 0 ? '' : `## Left out\n\n${notes.map((note) => `- ${note}`).join('\n')}`;
}
