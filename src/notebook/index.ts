/** Everything a notebook shows: figures, tables, live training. The only part of the package that knows the notebook kernel. */
export type { TrainingProgress } from '../training/progress';
export { type AgreementFigureOptions, agreementFigure } from './agreementFigure';
export { agreementRows, agreementTable } from './agreementTable';
export {
  type BackwardCost,
  type BackwardCostRow,
  type BenchEntry,
  type BenchResult,
  keptBackwardCost,
  keptBench,
  keptQuality,
  keptScaling,
  measuredOn,
  profilesOf,
  type Quality,
  type Scaling,
  type StepProfile,
} from './bench/kept';
export { peerRows, qualityFigure, stepPartsFigure, timingFigure, timingRows } from './bench/timingFigures';
export { type BlocksFigureOptions, blocksFigure } from './blocksFigure';
export { type ComparisonFigureOptions, type ComparisonSeries, comparisonFigure } from './comparisonFigure';
export { type ButtonOptions, button } from './controls/button';
export type { Control, Declaration, Values } from './controls/Control';
export { type ChoiceOptions, choice } from './controls/choice';
export { type CallContext, type ControlsOptions, controls } from './controls/controls';
export { type DrawingOptions, drawing } from './controls/drawing';
export { type NumberOptions, number } from './controls/number';
export { type SliderOptions, slider } from './controls/slider';
export { type TextOptions, text } from './controls/text';
export { check, type ToggleOptions, toggle } from './controls/toggle';
export type { Figure } from './figure';
export { type ForceLayoutOptions, forceLayout, type Positions } from './forceLayout';
export { formatResult } from './formatResult';
export { type GraphFigureOptions, graphFigure } from './graphFigure';
export { type GraphRowFigureOptions, graphRowFigure } from './graphRowFigure';
export { type HeatmapFigureOptions, heatmapFigure } from './heatmapFigure';
export { inNotebook } from './host';
export { type ImageGridFigureOptions, imageGridFigure } from './imageGridFigure';
export { type InductiveFigureOptions, inductiveFigure } from './inductiveFigure';
export { inductiveTable, inductiveTableRows } from './inductiveTable';
export { interruptSignal } from './interrupt';
export { type LeadFigureOptions, type LeadPoint, leadFigure } from './leadFigure';
export { type LeadSeries, leadRows, leadTable } from './leadTable';
export { type Curve, type LineFigureOptions, lineFigure } from './lineFigure';
export { type LiveTraining, type LiveTrainingOptions, liveTraining } from './liveTraining';
export { type PanelsFigureOptions, panelsFigure } from './panelsFigure';
export type { PlotlyFigure } from './plotly/PlotlyFigure';
export { type ReachFigureOptions, reachFigure } from './reachFigure';
export { resultsHtml, resultsTable, resultsText } from './resultsTable';
export { type SavedSolution, saveSolution, solutionCsv, solutionGexf, solutionRows } from './saveSolution';
export { type ScalingFigureOptions, type ScalingPoint, scalingFigure } from './scalingFigure';
export { scanFigure, scanRows } from './scanFigure';
export { type ScatterFigureOptions, scatterFigure } from './scatterFigure';
export { figureBundle, figureToPng, show } from './show';
export { type SliderFigureOptions, sliderFigure } from './sliderFigure';
export { type StackedFigureOptions, stackedFigure } from './stackedFigure';
export { figureToSvg, type SvgOptions } from './static/figureToSvg';
export { type SweepFigureOptions, sweepFigure } from './sweepFigure';
export { type DataFrameLike, htmlTable, type TableData, type TableOptions, table, textTable } from './table';
export { type Versions, versions } from './versions';
