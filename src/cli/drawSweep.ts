import { join } from 'node:path';
import { sweepCurves } from '../experiments/curves';
import type { Tabulated } from '../experiments/tabulate';
import { writeWhole } from '../writeWhole';

/** Writes the figure of a sweep and says where; nothing where no point has been run. */
export async function drawSweep(tabulated: Tabulated, setting: string, file?: string): Promise<void> {
  const curves = sweepCurves(tabulated, setting).filter(({ points }) => points.length > 1);
  if (curves.length === 0) return;
  const { figureToPng, sweepFigure } = await import('../notebook'); // draws: only when there is something to draw
  const { name, title } = tabulated.experiment;
  const path = file ?? join('out', `${name.replaceAll('/', '-')}-${setting}.png`);
  const figure = sweepFigure(curves, { title, xLabel: setting });
  writeWhole(path, figureToPng(figure));
  process.stderr.write(`figure: ${path}\n`);
}
