import { median } from '../../experiments/means';
import { resultsOf } from '../../experiments/ResultsStore';
import { tabulate } from '../../experiments/tabulate';
import { timingExperiments } from '../../papers/clusternet/timings';
import { pick } from '../../pick';
import { aboutTimes, quantity } from '../../quantity';
import { comparisonFigure } from '../comparisonFigure';
import type { Figure } from '../figure';
import { type Curve, lineFigure } from '../lineFigure';
import { REST, stackedFigure } from '../stackedFigure';
import type { BenchEntry, Quality, QualityPoint, StepProfile } from './kept';
import { STEP_PARTS, stepParts } from './stepParts';

const timingById = Object.fromEntries(timingExperiments.map((one) => [one.name.replace(/^.*table-/, ''), one]));

/** The kept cells of one of the paper's timing tables, row by row. */
function timedCells(id: number, directory?: string) {
  const experiment = pick('timing table', timingById, String(id));
  return tabulate(experiment, resultsOf(experiment.name, directory)).cells;
}

/**
 * A timing table of the paper for `table`: each cell ours, the paper's seconds, and paper / ours.
 *
 * @param id 6 to 9
 * @throws InputError for another number
 * @example table(timingRows(6))
 */
export function timingRows(id: number, directory?: string): Record<string, string>[] {
  const cells = timedCells(id, directory);
  return [...new Set(cells.map(({ row }) => row))].map((method) => ({
    method,
    ...Object.fromEntries(
      cells
        .filter(({ row }) => row === method)
        .map(({ label, ours, printed }) => [label, timingCell(ours?.mean, printed!)]),
    ),
  }));
}

function timingCell(ours: number | undefined, printed: number): string {
  const theirs = `paper ${quantity(1000 * printed)}`;
  if (ours === undefined) return theirs;
  return `${quantity(1000 * ours)} (${theirs}, ${aboutTimes(printed / ours)})`;
}

/**
 * One data set's column of a timing table (6 to 9), ours beside the paper's on a log axis.
 * @example show(timingFigure(6, 'cora', { title: 'Seconds on cora' }))
 */
export function timingFigure(
  id: number,
  dataset: string,
  { title, subtitle, directory }: { title: string; subtitle?: string; directory?: string },
): Figure {
  const cells = timedCells(id, directory).filter(({ label }) => label === dataset);
  return comparisonFigure({
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    rows: cells.map(({ row }) => row),
    series: [
      { name: 'ours, one thread', values: cells.map(({ ours }) => ours?.mean ?? null) },
      { name: 'paper, 14 cores', values: cells.map(({ printed }) => printed ?? null) },
    ],
    valueLabel: 'seconds (shorter is better)',
    scale: 'log',
  });
}

/**
 * Rows for `table`: each case of the bench beside each peer that ran in turns with it.
 * @example table(peerRows(keptBench()))
 */
export function peerRows(entries: readonly BenchEntry[]): Record<string, string>[] {
  return entries.flatMap(({ title, nodes, result }) =>
    Object.entries(result.peers).map(([peer, { msMedian, ratio }]) => ({
      what: title,
      nodes: String(nodes),
      ours: quantity(result.msMedian),
      other: peer,
      theirs: quantity(msMedian),
      'theirs / ours': ratio.toPrecision(3),
    })),
  );
}

/**
 * What a training step is made of, a row a profile, in shares of the step.
 * @example show(stepPartsFigure(profilesOf(keptBench(), { 'cora/step/T1': 'T = 1' }), { title: 'Where a step goes' }))
 */
export function stepPartsFigure(
  profiles: Readonly<Record<string, StepProfile>>,
  { title, subtitle }: { title: string; subtitle?: string },
): Figure {
  const all = Object.values(profiles).map((profile) => ({ profile, parts: stepParts(profile) }));
  return stackedFigure({
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    rows: Object.keys(profiles),
    parts: STEP_PARTS.map((name) => ({
      name,
      values: all.map(({ profile, parts }) => (100 * parts[name]) / profile.msStep),
      ...(name === 'tape and the rest' ? { color: REST } : {}),
    })),
    valueLabel: 'share of a training step (%)',
    notes: all.map(({ profile }) => quantity(profile.msStep)),
  });
}

/**
 * Modularity against seconds: a trained method is a curve through its step counts, any other a point; bands are the seeds.
 * @example show(qualityFigure(keptQuality()!, { title: 'What does waiting buy?' }))
 */
export function qualityFigure(quality: Quality, { title, subtitle }: { title: string; subtitle?: string }): Figure {
  const methods = [...new Set(quality.points.map(({ method }) => method))];
  const curves = methods.map((method): Curve => {
    const own = quality.points.filter((point) => point.method === method);
    const budgets = [...new Set(own.map(({ steps }) => steps))];
    const waited = (points: readonly QualityPoint[]) => median(points.map(({ seconds }) => seconds));
    // By time, not by steps: one step that is followed by a fresh start takes longer than three without.
    const at = budgets
      .map((steps) => own.filter((point) => point.steps === steps))
      .sort((a, b) => waited(a) - waited(b));
    const values = at.map((points) => points.map(({ value }) => value));
    return {
      name: method,
      x: at.map(waited),
      y: values.map(mean),
      low: values.map((all) => Math.min(...all)),
      high: values.map((all) => Math.max(...all)),
    };
  });
  return lineFigure({
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    curves,
    xLabel: 'seconds from loaded data to solution',
    yLabel: 'modularity on all edges',
    xScale: 'log',
  });
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
