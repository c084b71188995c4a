/**
 * The public surface of `clusternet/browser`: graphs, features, models, problems, methods, training and figures, of which
 * none needs Node. The same seed gives the same bits as there. What reads a file by its name reads what `provideFile` gave.
 */

// Methods: the classical ones alone, and everything that learns or does not, behind one contract.
export { baselines } from '../baselines';
export type { Baseline } from '../baselines/Baseline';
export { gonzalez } from '../baselines/facility/gonzalez';
export { greedyKCenter } from '../baselines/facility/greedyKCenter';
export { type TopologyConstants, topologyFactors } from '../baselines/independentSet/topologyFactors';
export { cnm } from '../baselines/modularity/cnm';
export { leiden } from '../baselines/modularity/leiden';
export { type LeidenToKOptions, leidenToK } from '../baselines/modularity/leidenToK';
export { louvain } from '../baselines/modularity/louvain';
export { louvainToK } from '../baselines/modularity/louvainToK';
export { type MemeticOptions, memetic } from '../baselines/modularity/memetic';
export { newman } from '../baselines/modularity/newman';
export { spectral } from '../baselines/modularity/spectral';
// Hidden edges, of those that are there.
export { type EdgeSplits, splitEdges } from '../data/splitEdges';
// Everywhere.
export { FixedPointError, InputError } from '../errors';
// What a partition has in common with labels; how many parts there are.
export { agreementWithLabels, type LabelAgreement } from '../experiments/agreementWithLabels';
export { type ScannedK, type ScanOptions, scanK } from '../experiments/scanK';
// Your own graph from features to a decision, by every method that fits.
export { type Question, type SolveCandidate, type SolveOptions, type SolveResult, solve } from '../experiments/solve';
// Node features: n x F, from the graph alone or from a file.
export { identityFeatures } from '../features/identityFeatures';
// Points: images as vectors, and the graph of nearest neighbours.
export { describeImages, type ImageInput } from '../features/images/describeImages';
export { type Images, imagesOf } from '../features/images/Images';
export { type Node2vecOptions, node2vec } from '../features/node2vec';
export { type NodeFeatureName, nodeFeatures } from '../features/nodeFeatures';
export { principalComponents } from '../features/principalComponents';
export { fitRole2vec, type Role2vecOptions, type RoleEmbedding } from '../features/role2vec';
export { structural } from '../features/structural';
// Graphs: immutable, n nodes and m undirected edges in compressed rows.
export { batchGraphs, type GraphBatch } from '../graph/batchGraphs';
export { components, largestComponent } from '../graph/components';
export { allPairsHops } from '../graph/distance/allPairsHops';
export type { DistanceMatrix } from '../graph/distance/DistanceMatrix';
export type { EdgeLengths } from '../graph/distance/EdgeLengths';
export { hopDistances } from '../graph/distance/hopDistances';
export { hopsToNearest } from '../graph/distance/hopsToNearest';
export { levelsOf } from '../graph/distance/levelsOf';
export { targetHops } from '../graph/distance/targetHops';
export { type Dropped, Graph } from '../graph/Graph';
export { type BarabasiAlbertOptions, barabasiAlbert } from '../graph/generate/barabasiAlbert';
export { type ErdosRenyiOptions, erdosRenyi } from '../graph/generate/erdosRenyi';
export { type KarateClub, karateClub } from '../graph/generate/karateClub';
export {
  type PagesWithTopics,
  type PagesWithTopicsOptions,
  pagesWithTopics,
} from '../graph/generate/pagesWithTopics';
export {
  type PlantedPartition,
  type PlantedPartitionOptions,
  plantedPartition,
} from '../graph/generate/plantedPartition';
export {
  type SpatialPreferentialAttachmentOptions,
  spatialPreferentialAttachment,
} from '../graph/generate/spatialPreferentialAttachment';
export { star } from '../graph/generate/star';
export { type GraphStatistics, graphStatistics } from '../graph/graphStatistics';
export { highestDegree } from '../graph/highestDegree';
export { fromGraphology } from '../graph/io/fromGraphology';
export type { GraphFile, GraphFormat, ReadGraphFileOptions } from '../graph/io/GraphFile';
export { describeReading, type ReadReport } from '../graph/io/ReadReport';
export { readGraphBytes, readGraphFile } from '../graph/io/readGraphFile';
export { type NodeTable, readNodeTable } from '../graph/io/readNodeTable';
export { writeGexf } from '../graph/io/writeGexf';
export { type AffinityOptions, affinityGraph } from '../graph/neighbors/affinityGraph';
export { type Neighbors, nearestNeighbors } from '../graph/neighbors/nearestNeighbors';
export type { DenseMatrix, Features, SparseMatrix } from '../graph/SparseMatrix';
export { subgraph } from '../graph/subgraph';
export { type SymmetricAdjacency, symmetricAdjacency } from '../graph/symmetricAdjacency';
export { BACKEND, kernelSettings } from '../kernels/backend';
export { methods } from '../methods';
export { type GuidedHeuristic, type GuideHeuristicOptions, guideHeuristic } from '../methods/guideHeuristic';
export type { Answer, Known, Lesson, Method, Seen, Solver } from '../methods/Method';
// Models, and their training.
export { Actor, type ActorOptions } from '../models/Actor';
export { ActorTwin } from '../models/ActorTwin';
export { type Clustering, ClusterNet, type ClusterNetOptions } from '../models/ClusterNet';
export { Cnc, type CncOptions } from '../models/Cnc';
export { GcnE2e, type GcnE2eOptions } from '../models/GcnE2e';
export { graphInput } from '../models/graphInput';
export type { GraphInput, Model } from '../models/Model';
export { Siamese, type SiameseOptions } from '../models/Siamese';
export { SlotActor, slotParameters } from '../models/SlotActor';
export { StaticPolicy } from '../models/StaticPolicy';
export { Twin, type TwinOptions } from '../models/Twin';
// Figures, tables, controls: what `clusternet/notebook` has, shown by whoever runs us.
export { type AgreementFigureOptions, agreementFigure } from '../notebook/agreementFigure';
export { type BlocksFigureOptions, blocksFigure } from '../notebook/blocksFigure';
export { type ComparisonFigureOptions, type ComparisonSeries, comparisonFigure } from '../notebook/comparisonFigure';
export { type ButtonOptions, button } from '../notebook/controls/button';
export type { Control, Declaration, Values } from '../notebook/controls/Control';
export { type ChoiceOptions, choice } from '../notebook/controls/choice';
export { type CallContext, type ControlsOptions, controls } from '../notebook/controls/controls';
export { type DrawingOptions, drawing } from '../notebook/controls/drawing';
export { type NumberOptions, number } from '../notebook/controls/number';
export { type SliderOptions, slider } from '../notebook/controls/slider';
export { type TextOptions, text } from '../notebook/controls/text';
export { check, type ToggleOptions, toggle } from '../notebook/controls/toggle';
export type { Figure } from '../notebook/figure';
export { type ForceLayoutOptions, forceLayout, type Positions } from '../notebook/forceLayout';
export { type GraphFigureOptions, graphFigure } from '../notebook/graphFigure';
export { type GraphRowFigureOptions, graphRowFigure } from '../notebook/graphRowFigure';
export { type HeatmapFigureOptions, heatmapFigure } from '../notebook/heatmapFigure';
export { inNotebook, updatingDisplay } from '../notebook/host';
export { type ImageGridFigureOptions, imageGridFigure } from '../notebook/imageGridFigure';
export { type InductiveFigureOptions, inductiveFigure } from '../notebook/inductiveFigure';
export { interruptSignal } from '../notebook/interrupt';
export { type Curve, type LineFigureOptions, lineFigure } from '../notebook/lineFigure';
export { type LiveTraining, type LiveTrainingOptions, liveTraining } from '../notebook/liveTraining';
export { type PanelsFigureOptions, panelsFigure } from '../notebook/panelsFigure';
export type { PlotlyFigure } from '../notebook/plotly/PlotlyFigure';
export { type ReachFigureOptions, reachFigure } from '../notebook/reachFigure';
export { type SavedSolution, saveSolution, solutionCsv, solutionGexf, solutionRows } from '../notebook/saveSolution';
export { type ScalingFigureOptions, type ScalingPoint, scalingFigure } from '../notebook/scalingFigure';
export { scanFigure, scanRows } from '../notebook/scanFigure';
export { type ScatterFigureOptions, scatterFigure } from '../notebook/scatterFigure';
export { figureBundle, show } from '../notebook/show';
export { type SliderFigureOptions, sliderFigure } from '../notebook/sliderFigure';
export { type StackedFigureOptions, stackedFigure } from '../notebook/stackedFigure';
export { figureToSvg, type SvgOptions } from '../notebook/static/figureToSvg';
export { type SweepFigureOptions, sweepFigure } from '../notebook/sweepFigure';
export { type DataFrameLike, htmlTable, type TableData, type TableOptions, table, textTable } from '../notebook/table';
// The engine: one differentiable operation each, on tensors.
export * as ops from '../ops';
// Problems: what is decided, what it is worth, and the relaxed loss that training minimises.
export { setImages } from '../papers/cnc/datasets';
export { problems } from '../problems';
export { columnsFrom } from '../problems/columnsFrom';
export { connectNodes } from '../problems/connectedDominatingSet/connectNodes';
export { independentDominatingSet } from '../problems/connectedDominatingSet/independentDominatingSet';
export { isNeeded } from '../problems/connectedDominatingSet/isNeeded';
export { defineProblem, type ProblemDefinition } from '../problems/defineProblem';
export { greedyDominatingSet } from '../problems/dominatingSet/greedyDominatingSet';
export { type LocalGreedyRun, localGreedy, localGreedyRun } from '../problems/independentSet/localGreedy';
export { backlogOf } from '../problems/linkScheduling/backlog';
export { linkScheduling } from '../problems/linkScheduling/linkScheduling';
export { followPolicy, LINK_STATE, onProduct, onServed } from '../problems/linkScheduling/policy';
export { drawTraffic, type TrafficOptions } from '../problems/linkScheduling/traffic';
export { memberships } from '../problems/memberships';
export { modularityOf } from '../problems/modularity/modularityOf';
export { type MergePartsOptions, mergeParts } from '../problems/normalizedCut/mergeParts';
export { normalizedCutOf } from '../problems/normalizedCut/normalizedCutOf';
export type { Controlled, Guided, Relaxation, RelaxedProblem } from '../problems/Problem';
export {
  type Instance,
  isBetter,
  type NodeColumns,
  type PoseOptions,
  type Problem,
  type SlotPolicy,
  type Solution,
} from '../problems/Problem';
export { relax } from '../problems/relax';
export { argmax } from '../problems/rounding/argmax';
export { fillToBudget, type PipageOptions, pipage } from '../problems/rounding/pipage';
export { dropKeepingConnected } from '../problems/steinerTree/dropKeepingConnected';
export { kruskalTree } from '../problems/steinerTree/kruskalTree';
export { shortestPathTree } from '../problems/steinerTree/shortestPathTree';
export { mixSeed, Rng } from '../random/Rng';
export type { Setting, Settings } from '../settings';
export { Adam, type AdamOptions } from '../training/Adam';
export { applyModel } from '../training/applyModel';
export { type Evolved, type EvolveOptions, evolve } from '../training/evolve';
export { type FitOptions, type FitProblem, type FitResult, fit } from '../training/fit';
export { type FitAcrossOptions, type FitAcrossResult, fitAcross, type TrainingExample } from '../training/fitAcross';
export { type FitActorTwinOptions, fitActorTwin } from '../training/fitActorTwin';
export type { GuidedResult } from '../training/fitGuided';
export {
  type FitPointsOptions,
  type FitPointsResult,
  fitPoints,
  type PointsTask,
} from '../training/fitPoints';
export { type FitSiameseOptions, type FitSiameseResult, fitSiamese } from '../training/fitSiamese';
export { type FitTdTwinOptions, fitTdTwin } from '../training/fitTdTwin';
export { type FitZeroOrderOptions, fitZeroOrder } from '../training/fitZeroOrder';
export type { GuidedTask } from '../training/guidedBatch';
export { type MemoryPlan, memoryPlan } from '../training/memoryPlan';
export type { TrainingProgress } from '../training/progress';
export { type TrainingProblemOptions, trainingProblem } from '../training/trainingProblem';
export { provideFile } from './files';
