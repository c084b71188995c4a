import type { RunSpec } from '../../experiments/RunSpec';
import { type RunRequest, resolveRun } from '../../experiments/resolveRun';
import { CLASSES, RECIPE } from './presets';

/** A request on points: normalised cuts into as many parts as the set has classes, by CNC with our recipe for the set. */
export function resolvePoints(request: RunRequest): RunSpec {
  const { dataset } = request;
  const k = CLASSES[dataset];
  const standard = { problem: 'normalized-cut', method: 'cnc', ...(k === undefined ? {} : { k }) };
  return resolveRun({ ...standard, ...request }, { settings: RECIPE[dataset] ?? {} });
}
