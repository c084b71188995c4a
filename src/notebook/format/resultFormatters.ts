import type { Experiment } from '../../experiments/Experiment';
import type { ResultsStore } from '../../experiments/ResultsStore';
import type { RunRecord } from '../../experiments/RunRecord';
import type { SolveResult } from '../../experiments/solve';
import type { Model } from '../../models/Model';
import type { Problem } from '../../problems/Problem';
import type { Rng } from '../../random/Rng';
import type { Adam } from '../../training/Adam';
import type { FitResult } from '../../training/fit';
import { plain } from '../numbers';
import { htmlTable, textTable } from '../table';
import { count, counted, type Formatter, has } from './Formatter';

/** What a run was, and what it found. */
export const recordFormatter: Formatter<RunRecord> = {
  accepts: (value): value is RunRecord & object => has(value, 'spec', 'metrics', 'seconds', 'version'),
  short: ({ spec, metrics, seconds }) => {
    const { problem, data, method, seed } = spec;
    const k = problem.k === undefined ? '' : `, K = ${problem.k}`;
    const value = metrics.value === undefined ? '' : `, value ${plain(metrics.value)}`;
    const total = Object.values(seconds).reduce((sum, one) => sum + one, 0);
    return `Run of ${method} on ${data.name} (${problem.name}${k}, seed ${seed})${value}, ${plain(total)} s`;
  },
};

/** What training came to. */
export const fitFormatter: Formatter<FitResult> = {
  accepts: (value): value is FitResult & object =>
    has(value, 'solution', 'trainValue', 'losses', 'stopped', 'bestStep'),
  short: ({ trainValue, bestStep, steps, stopped, collapsed, seconds }) => {
    const parts = collapsed ? ', all nodes in one part' : '';
    const train = `${plain(seconds.train)} s of training`;
    return `Training, ${stopped}: value ${plain(trainValue)} found at step ${count(bestStep)} of ${count(steps)}${parts}, ${train}`;
  },
};

/** Every method's solution, the best first. */
export const solveFormatter: Formatter<SolveResult> = {
  accepts: (value): value is SolveResult & object => has(value, 'problem', 'instance', 'best', 'candidates', 'skipped'),
  short: ({ problem, best, k }) => `${problem.title} with K = ${k}: best ${plain(best.value)}, by ${best.title}`,
  full: (result) => {
    const rows = result.candidates.map(({ title, value, seconds }) => ({ method: title, value, seconds }));
    const options = { title: solveFormatter.short(result) };
    const skipped = result.skipped.map(({ title, reason }) => `${title} found nothing feasible: ${reason}`);
    return {
      'text/html': htmlTable(rows, options),
      'text/plain': [textTable(rows, options), ...skipped].join('\n'),
    };
  },
};

/** An experiment by what it holds, not by its hundreds of cells. */
export const experimentFormatter: Formatter<Experiment> = {
  accepts: (value): value is Experiment & object => has(value, 'name', 'title', 'metric', 'seeds', 'cells'),
  short: ({ name, title, cells, seeds }) =>
    `Experiment ${name}: ${title}; ${counted(cells.length, 'cell')}, ${counted(seeds, 'seed')}`,
};

/** A file of kept runs. */
export const storeFormatter: Formatter<ResultsStore> = {
  accepts: (value): value is ResultsStore => has(value, 'file', 'all', 'get') && typeof value.file === 'string',
  short: (store) => `${counted(store.all().length, 'kept run')} (results(name) makes a data frame of them)`,
};

/** A model by its weights. */
export const modelFormatter: Formatter<Model> = {
  accepts: (value): value is Model & object => has(value, 'variables', 'dispose'),
  short: (model) => {
    const { variables } = model;
    const all = Object.entries(variables);
    const weights = all.reduce((sum, [, { size }]) => sum + size, 0);
    const shapes = all.map(([variable, { shape }]) => `${variable} ${shape.join(' × ')}`);
    const k = model.k === undefined ? '' : ` for K = ${model.k}`;
    return `${model.name ?? model.constructor.name}${k}: ${counted(weights, 'weight')} (${shapes.join(', ')})`;
  },
};

/** Our Adam by what it was told. */
export const optimizerFormatter: Formatter<Adam> = {
  accepts: (value): value is Adam => has(value, 'learningRate', 'weightDecay', 'moments'),
  short: ({ learningRate, weightDecay }) => `Adam with learning rate ${learningRate}, weight decay ${weightDecay}`,
};

/** Our random numbers; their state is nobody's business. */
export const randomFormatter: Formatter<Rng> = {
  accepts: (value): value is Rng => has(value, 's', 'spareNormal'),
  short: () => 'Rng: random numbers of a seed',
};

/** A problem by its title. */
export const problemFormatter: Formatter<Problem> = {
  accepts: (value): value is Problem & object => has(value, 'name', 'title', 'sense', 'pose', 'value', 'violation'),
  short: ({ name, title, sense }) => `Problem ${name}: ${title}, ${sense === 'max' ? 'higher' : 'lower'} is better`,
};

/** A method or a baseline by its title. */
export const methodFormatter: Formatter<{ name?: string; title: string }> = {
  accepts: (value): value is { name?: string; title: string } & object =>
    has(value, 'title', 'accepts') && typeof value.title === 'string' && typeof value.accepts === 'function',
  short: ({ title }) => `Method: ${title}`,
};
