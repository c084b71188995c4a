import { resolveRun } from '../../experiments/resolveRun';
import type { Paper } from '../Paper';

/** Zhao, Swami & Segarra, ICLR 2023: guiding heuristics without gradients on repetitive problems. */
export const gdpgTwin: Paper = {
  name: 'gdpg-twin',
  title: 'Graph-based deterministic policy gradient for repetitive combinatorial optimization problems',
  datasets: [],
  experiments: [],
  resolve: (request) => resolveRun(request),
};
