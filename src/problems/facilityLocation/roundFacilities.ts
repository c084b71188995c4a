import { mixSeed, Rng } from '../../random/Rng';
import type { Solution } from '../Problem';
import { fillToBudget, pipageFilled } from '../rounding/pipage';
import { coverComponents } from './coverComponents';
import { candidateNodes, type FacilityInstance } from './FacilityInstance';

/**
 * The best of some draws of pipage rounding, by `hardLoss`: K nodes among those a facility may stand at. Where each of several
 * components is to have one, a draw that leaves one out is mended first, see `coverComponents`.
 */
export function roundFacilities(
  instance: FacilityInstance,
  x: ArrayLike<number>,
  options: { seed: number; draws: number; hardLoss: (chosen: Solution) => number },
): Solution {
  const { k } = instance;
  const { seed, draws, hardLoss } = options;
  const candidates = candidateNodes(instance);
  const filled = fillToBudget(candidates === null ? x : Float64Array.from(candidates, (v) => x[v]!), k);
  const drawn = (draw: number): Solution => {
    const places = pipageFilled(filled, { k, rng: new Rng(mixSeed(seed, draw)) });
    const chosen = candidates === null ? places : places.map((at) => candidates[at]!);
    return instance.components === undefined ? chosen : coverComponents(instance, chosen, x);
  };
  let best = drawn(0);
  let bestLoss = hardLoss(best);
  for (let draw = 1; draw < draws; draw++) {
    const chosen = drawn(draw);
    const loss = hardLoss(chosen);
    if (loss < bestLoss) [best, bestLoss] = [chosen, loss];
  }
  return best;
}
