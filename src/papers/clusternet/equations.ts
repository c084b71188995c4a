/** One equation or step of the paper, and the symbol that computes it. */
export interface Equation {
  /** Place in the paper. */
  readonly at: string;
  readonly says: string;
  /** The module under `src/` and the name that it exports. */
  readonly module: string;
  readonly symbol: string;
}

const equation = (at: string, says: string, module: string, symbol: string): Equation => ({ at, says, module, symbol });

/**
 * Which symbol is which equation of "End to end learning and optimization on graphs" (NeurIPS 2019). A test holds that each
 * exists. Where the released code departs from the text, the symbol's own comment says so.
 */
export const equations: readonly Equation[] = [
  equation('section 3, (1)', 'max f(x, A): a problem, its value and what is feasible', 'problems', 'problems'),
  equation('section 4', 'Â = D⁻¹ (A + I)', 'graph/normalizedAdjacency', 'normalizedAdjacency'),
  equation('section 4', 'graph convolution Â X W + b', 'ops/graphConvolution', 'graphConvolution'),
  equation('section 4', 'the network: GCN, then differentiable K-means', 'models/ClusterNet', 'ClusterNet'),
  equation(
    '4.1, (2) right',
    'r = softmax(−β ‖x_j − μ_k‖), with the negative cosine as norm',
    'ops/softAssign',
    'softAssign',
  ),
  equation('4.1, (2) left', 'μ_k = Σ_j r_jk x_j / Σ_j r_jk', 'ops/centroidUpdate', 'centroidUpdate'),
  equation('4.1', 'K-means to its T-th update', 'ops/warmCentroids', 'warmCentroids'),
  equation('4.1, convergence', 'f(μ, x) = 0: K-means to a fixed point', 'ops/convergedCentroids', 'convergedCentroids'),
  equation('4.2, last paragraph', 'a forward pass without gradients', 'ops/heuristicCentroids', 'heuristicCentroids'),
  equation('A.1', '∂f/∂μ in closed form', 'ops/centroidJacobian', 'centroidJacobian'),
  equation('4.2, last update', 'approximate gradient: through one update only', 'ops/softKMeans', 'softKMeans'),
  equation(
    '4.2, (3)',
    'exact gradient by the implicit function theorem, ∂μ/∂x = −(∂f/∂μ)⁻¹ ∂f/∂x',
    'ops/implicitCentroids',
    'implicitCentroids',
  ),
  equation(
    '4.3, partitioning (2)',
    'E[f(r_hard)] for r_hard drawn from r: expected modularity',
    'ops/modularity',
    'modularity',
  ),
  equation('4.3, partitioning (3)', 'hard maximum of r', 'problems/rounding/argmax', 'argmax'),
  equation('4.3, selection (1)', 'a = softmax(η …), b = Σ a, x = 2 (σ(γ b) − ½)', 'ops/selectNodes', 'selectNodes'),
  equation('4.3, selection (1), last', 'K x / ‖x‖₁ where ‖x‖₁ > K', 'ops/withinBudget', 'withinBudget'),
  equation('4.3, selection (3)', 'pipage rounding', 'problems/rounding/pipage', 'pipage'),
  equation(
    'section 5, community detection',
    'Q = 1/2m Σ (A_uv − d_u d_v / 2m) r_u · r_v',
    'problems/modularity/modularity',
    'modularity',
  ),
  equation(
    'section 5, facility location',
    'min over S of max over v of d(v, S)',
    'problems/facilityLocation/facilityLocation',
    'facilityLocation',
  ),
  equation(
    'section 5, facility location, first step',
    'E[d(v, S)] for S drawn from marginals x',
    'ops/expectedDistance',
    'expectedDistance',
  ),
  equation(
    'section 5, facility location, second step',
    'the maximum over v as a softmax-weighted mean',
    'ops/softMaximum',
    'softMaximum',
  ),
  equation('section 5.1, GCN-2stage', 'predict the missing edges, then optimise', 'methods/twoStage', 'twoStage'),
  equation('section 5.1, GCN-e2e', 'the decision as the last layer of a GCN', 'models/GcnE2e', 'GcnE2e'),
  equation('section 5.1, Train', 'optimise on the observed edges', 'methods/trainOnly', 'trainOnly'),
  equation('section 5.1, CNM', 'greedy agglomeration to K', 'baselines/modularity/cnm', 'cnm'),
  equation('section 5.1, Newman', 'leading eigenvectors, split by split', 'baselines/modularity/newman', 'newman'),
  equation('section 5.1, SC', 'spectral clustering', 'baselines/modularity/spectral', 'spectral'),
  equation('section 5.1, greedy', 'greedy k-centre', 'baselines/facility/greedyKCenter', 'greedyKCenter'),
  equation('section 5.1, gonzalez', 'farthest-first traversal', 'baselines/facility/gonzalez', 'gonzalez'),
  equation('section 5.2', 'one model over many graphs', 'training/fitAcross', 'fitAcross'),
];
