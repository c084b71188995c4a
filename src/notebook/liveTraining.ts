import type { TrainingProgress } from '../training/progress';
import type { Figure } from './figure';
import { inNotebook, updatingDisplay } from './host';
import { interruptSignal } from './interrupt';
import { lineFigure } from './lineFigure';
import { ProgressHistory } from './ProgressHistory';
import { panelsFigure } from './panelsFigure';
import { pictureSizes } from './pictureSizes';
import { figureBundle } from './show';
import { figureToSvg } from './static/figureToSvg';

export interface LiveTrainingOptions {
  /** Default 'Training'. */
  title?: string;
  /** Name of the objective's value; default 'objective'. */
  valueName?: string;
  /** Updates a second at most; default 4. Updates that turn out slow are made rarer still: they get at most 2 % of the time. */
  perSecond?: number;
}

export interface LiveTraining {
  /** To pass to `fit`. Cheap: most calls only store three numbers. */
  readonly onProgress: (progress: TrainingProgress) => void;
  /** To pass to `fit` too: aborts when the reader interrupts the cell, which then keeps the best result so far. See `interruptSignal`. */
  readonly signal: AbortSignal;
  /** Replaces the live display by the final figure (plotly JSON, PNG, text). Call it in `finally`, so that a stopped run keeps its figure. */
  finish(): void;
  /** The figure of what came so far. */
  figure(): Figure;
}

/** Share of the running time that updates may take. */
const BUDGET = 0.02;
/** Points of each curve in a live update, which is redrawn many times. */
const LIVE_POINTS = 300;

/**
 * One display that follows a training: loss, objective, steps a second and time left, replaced by a still figure at the end.
 * In a notebook the picture is SVG while training runs (about a millisecond) and PNG once, at the end. In a terminal it is
 * one line on stderr; elsewhere silent.
 * @example
 * const live = liveTraining({ title: 'cora', valueName: 'modularity' });
 * try { await fit(model, problem, { onProgress: live.onProgress, signal: live.signal }); } finally { live.finish(); }
 */
export function liveTraining(options: LiveTrainingOptions = {}): LiveTraining {
  const { title = 'Training', valueName = 'objective', perSecond = 4 } = options;
  const history = new ProgressHistory();
  const notebook = inNotebook();
  const terminal = !notebook && globalThis.process?.stderr.isTTY === true;
  const display = updatingDisplay();
  let due = Number.NEGATIVE_INFINITY;

  const figure = (points = Number.POSITIVE_INFINITY): Figure => progressFigure(history, title, valueName, points);
  const update = (): void => {
    const start = performance.now();
    const sentence = history.sentence(valueName);
    if (notebook) display({ 'image/svg+xml': figureToSvg(figure(LIVE_POINTS)), 'text/plain': `${title}: ${sentence}` });
    else process.stderr.write(`\r\u001b[2K${title}: ${sentence}`);
    const cost = performance.now() - start;
    due = performance.now() + Math.max(1000 / perSecond, cost / BUDGET);
  };

  return {
    onProgress: (progress) => {
      history.add(progress);
      if ((notebook || terminal) && performance.now() >= due) update();
    },
    get signal() {
      return interruptSignal();
    },
    finish: () => {
      if (history.last === undefined) return;
      if (terminal) process.stderr.write(`\r\u001b[2K${title}: ${history.sentence(valueName)}\n`);
      if (notebook) {
        const bundle = figureBundle(figure());
        display(bundle, pictureSizes(bundle));
      }
    },
    figure: () => figure(),
  };
}

/** Loss, and beside it the objective when there is any value of it. */
function progressFigure(history: ProgressHistory, title: string, valueName: string, points: number): Figure {
  const stride = Math.max(1, Math.ceil(history.steps.length / points));
  const last = history.steps.length - 1;
  const shown = history.steps.map((_, i) => i).filter((i) => (last - i) % stride === 0);
  const subtitle = history.sentence(valueName);
  const loss = lineFigure({
    title: 'Training loss',
    curves: [{ name: 'loss', x: shown.map((i) => history.steps[i]!), y: shown.map((i) => history.losses[i]!) }],
    xLabel: 'training step',
    yLabel: 'loss',
    markers: false,
  });
  const panels = [loss];
  if (history.values.length > 0) {
    panels.push(
      lineFigure({
        title: `${valueName.charAt(0).toUpperCase()}${valueName.slice(1)} after rounding`,
        curves: [{ name: valueName, x: history.valueSteps, y: history.values }],
        xLabel: 'training step',
        yLabel: valueName,
        markers: history.values.length <= 60,
      }),
    );
  }
  const range: [number, number] = [0, history.last?.steps ?? 1];
  for (const { layout } of panels) layout.xaxis = { ...layout.xaxis, range };
  return panelsFigure({ title, subtitle, panels });
}
