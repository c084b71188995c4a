/** Everything a notebook shows: figures, tables, live training. The only part of the package that knows the notebook kernel. */
export type { TrainingProgress } from '../training/progress';
export { type ComparisonFigureOptions, type ComparisonSeries, comparisonFigure } from './comparisonFigure';
export type { Figure } from './figure';
export { type ForceLayoutOptions, forceLayout, type Positions } from './forceLayout';
export { type GraphFigureOptions, graphFigure } from './graphFigure';
export { type HeatmapFigureOptions, heatmapFigure } from './heatmapFigure';
export { interruptSignal } from './interrupt';
export { type Curve, type LineFigureOptions, lineFigure } from './lineFigure';
export { type LiveTraining, type LiveTrainingOptions, liveTraining } from './liveTraining';
export { type PanelsFigureOptions, panelsFigure } from './panelsFigure';
export { type SavedSolution, saveSolution, solutionCsv, solutionGexf, solutionRows } from './saveSolution';
export { type ScatterFigureOptions, scatterFigure } from './scatterFigure';
export { figureBundle, figureToPng, show } from './show';
export { type SliderFigureOptions, sliderFigure } from './sliderFigure';
export { figureToSvg, type SvgOptions } from './static/figureToSvg';
export { type DataFrameLike, htmlTable, type TableData, type TableOptions, table, textTable } from './table';
export { inNotebook } from './tslab';
export { type Versions, versions } from './versions';
