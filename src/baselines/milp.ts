import loadHighs, { type Highs, type Model } from 'highs';
import { InputError } from '../errors';

/** low ≤ Σ values · x ≤ high over some of the variables. */
export interface MilpRow {
  /** Numbers of the variables, each once. */
  readonly columns: ArrayLike<number>;
  /** Coefficients, as many; default all 1. */
  readonly values?: ArrayLike<number>;
  /** Default −∞. */
  readonly low?: number;
  /** Default ∞. */
  readonly high?: number;
}

/** A mixed integer linear program: the best c · x with low ≤ A x ≤ high and 0 ≤ x ≤ upper. */
export interface MilpModel {
  readonly sense: 'max' | 'min';
  /** c, one number a variable. */
  readonly cost: ArrayLike<number>;
  readonly rows: readonly MilpRow[];
  /** Largest value of each variable; default 1. */
  readonly upper?: ArrayLike<number>;
  /** 1 for a variable that must be whole, 0 for one that need not; default all whole. */
  readonly whole?: ArrayLike<number>;
}

export interface MilpOptions {
  /** Time after which the best found so far counts; default 60. */
  seconds?: number;
  /** A feasible x to begin with. */
  start?: ArrayLike<number>;
  /**
   * Rows that the model has without listing them, asked for at each optimum: those that x breaks. None: x is the answer.
   * While it names rows the model is solved again with them, within the same time.
   */
  missing?: (x: Float64Array) => readonly MilpRow[];
}

export interface MilpResult {
  /** The best x found, whole where it must be, or null where the time was too short for any. */
  readonly x: Float64Array | null;
  /** c · x, or NaN without x. */
  readonly value: number;
  /** No feasible x is better than this. */
  readonly bound: number;
  /** Whether x is proven to be best. */
  readonly proven: boolean;
}

let loading: Promise<Highs> | undefined;
let loaded: Highs | undefined;

/** Loads the solver, HiGHS compiled to WebAssembly, once: a tenth of a second. `solveMilp` needs it. @example await loadMilp() */
export async function loadMilp(): Promise<void> {
  loading ??= loadHighs();
  loaded = await loading;
}

/**
 * Solves a mixed integer linear program by branch and cut (HiGHS). Blocks the thread until it is solved or the time is up.
 *
 * @throws InputError for a program without solutions, of unbounded value, or before `loadMilp` is done
 * @see Huangfu & Hall, "Parallelizing the dual revised simplex method", Mathematical Programming Computation 10 (2018)
 * @example
 * await loadMilp();
 * solveMilp({ sense: 'max', cost: [1, 3, 1], rows: [{ columns: [0, 1], high: 1 }, { columns: [1, 2], high: 1 }] }).value // 3
 */
export function solveMilp(model: MilpModel, options: MilpOptions = {}): MilpResult {
  const { seconds = 60, start, missing = () => [] } = options;
  if (loaded === undefined) {
    throw new InputError({ what: 'exact solver', expected: 'it to be loaded, `await loadMilp()`', actual: 'not yet' });
  }
  const { sense, cost } = model;
  if (cost.length === 0) return { x: new Float64Array(0), value: 0, bound: 0, proven: true };
  const highs = loaded;
  const linear = model.whole !== undefined && !Array.from(model.whole).includes(1);
  return highs.withModel((solver) => {
    solver.passModel(modelData(highs, model));
    // The default tolerates a gap of a ten-thousandth and calls it optimal.
    solver.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9, random_seed: 0 });
    if (start !== undefined) solver.setSolution({ colValue: Float64Array.from(start) });
    const end = performance.now() + 1000 * seconds;
    let bound = sense === 'max' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    for (;;) {
      solver.options.set('time_limit', Math.max(0, (end - performance.now()) / 1000));
      solver.zeroAllClocks();
      const { modelStatus } = solver.run();
      requireSolvable(modelStatus, highs);
      const optimal = modelStatus === highs.constants.modelStatus.optimal;
      const x = incumbent(solver, highs, model);
      // A linear program has no bound but its optimum.
      if (!linear) bound = tighter(sense, bound, Number(solver.info.get('mip_dual_bound')));
      else if (x !== null && optimal) bound = tighter(sense, bound, dot(cost, x));
      if (x === null) return { x, value: Number.NaN, bound, proven: false };
      const rows = missing(x);
      if (rows.length === 0) return { x, value: dot(cost, x), bound: optimal ? dot(cost, x) : bound, proven: optimal };
      // What breaks a row is no solution, and out of time there is no other.
      if (!optimal) return { x: null, value: Number.NaN, bound, proven: false };
      solver.addRows({ ...bounds(rows, highs), matrix: matrix(rows, cost.length) });
    }
  });
}

function modelData(highs: Highs, { sense, cost, rows, upper, whole }: MilpModel): Parameters<Model['passModel']>[0] {
  const { objectiveSense } = highs.constants;
  const numCols = cost.length;
  const { lower, upper: high } = bounds(rows, highs);
  return {
    numCols,
    numRows: rows.length,
    sense: sense === 'max' ? objectiveSense.maximize : objectiveSense.minimize,
    colCost: Float64Array.from(cost),
    colLower: new Float64Array(numCols),
    colUpper: upper === undefined ? new Float64Array(numCols).fill(1) : Float64Array.from(upper),
    rowLower: lower,
    rowUpper: high,
    matrix: matrix(rows, numCols),
    integrality: whole === undefined ? new Int32Array(numCols).fill(1) : Int32Array.from(whole),
  };
}

function bounds(rows: readonly MilpRow[], { infinity }: Highs) {
  return {
    lower: Float64Array.from(rows, ({ low = -infinity }) => low),
    upper: Float64Array.from(rows, ({ high = infinity }) => high),
  };
}

function matrix(rows: readonly MilpRow[], numCols: number) {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ columns }, i) => {
    starts[i + 1] = starts[i]! + columns.length;
  });
  const indices = new Int32Array(starts[rows.length]!);
  const values = new Float64Array(indices.length).fill(1);
  rows.forEach((row, i) => {
    indices.set(row.columns, starts[i]);
    if (row.values !== undefined) values.set(row.values, starts[i]);
  });
  return { format: 'csr' as const, numRows: rows.length, numCols, starts, indices, values };
}

function requireSolvable(status: number, { constants: { modelStatus } }: Highs): void {
  const { infeasible, unbounded, unboundedOrInfeasible } = modelStatus;
  const actual =
    status === infeasible ? 'none' : [unbounded, unboundedOrInfeasible].includes(status as never) ? 'no bound' : '';
  if (actual !== '') throw new InputError({ what: 'linear program', expected: 'a best solution', actual });
}

/** The best x so far, without the solver's tolerance where it must be whole. */
function incumbent(solver: Model, { constants }: Highs, { whole }: MilpModel): Float64Array | null {
  if (solver.info.get('primal_solution_status') !== constants.solutionStatus.feasible) return null;
  return solver.getSolution().colValue.map((x, i) => (whole === undefined || whole[i] === 1 ? Math.round(x) + 0 : x));
}

const tighter = (sense: 'max' | 'min', a: number, b: number): number =>
  sense === 'max' ? Math.min(a, b) : Math.max(a, b);

const dot = (cost: ArrayLike<number>, x: Float64Array): number => x.reduce((sum, one, i) => sum + cost[i]! * one, 0);
