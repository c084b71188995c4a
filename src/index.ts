export { InputError } from './errors';
export { Graph } from './graph/Graph';
export { Rng } from './random/Rng';
