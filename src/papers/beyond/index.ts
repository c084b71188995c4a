import type { Experiment } from '../../experiments/Experiment';
import { resolveClusternet } from '../clusternet/resolve';
import type { Paper } from '../Paper';
import { backwardPasses } from './backwardPasses';
import { cutsAndCovers } from './cutsAndCovers';
import { placesAndRemovals } from './placesAndRemovals';

/** By name; each is a file of this folder. */
const experiments: readonly Experiment[] = [backwardPasses, ...cutsAndCovers, ...placesAndRemovals];

/** Experiments that no paper has, on the papers' data sets: nothing is printed beside them. */
export const beyond: Paper = {
  name: 'beyond',
  title: 'Beyond the papers',
  datasets: [],
  experiments,
  resolve: resolveClusternet,
};
