import { baselines } from '../baselines';
import { requireFinite } from '../features/requireFinite';
import { actorTwin } from './actorTwin';
import { blend } from './blend/blend';
import { distilled } from './blend/distilled';
import { overBlend } from './blend/overBlend';
import { clusternet } from './clusternet';
import { cnc } from './cnc';
import { gcnE2e } from './gcnE2e';
import { kMeansPoints } from './kMeansPoints';
import type { Method } from './Method';
import { slotActor } from './slotActor';
import { spectralnet } from './spectralnet';
import { tdTwin } from './tdTwin';
import { trainOnly } from './trainOnly';
import { tunedFormula } from './tunedFormula';
import { twoStage } from './twoStage';
import { zeroOrder } from './zeroOrder';

const classical = Object.values(baselines);

/** Every method by name: `clusternet`, `gcn-e2e`, and `train-…`, `2stage-…` for each baseline. */
export const methods: Readonly<Record<string, Method>> = Object.fromEntries(
  [
    clusternet,
    cnc,
    spectralnet,
    gcnE2e,
    blend,
    overBlend(clusternet),
    distilled,
    actorTwin,
    zeroOrder,
    slotActor,
    tunedFormula,
    kMeansPoints,
    tdTwin,
    ...classical.map(trainOnly),
    ...classical.filter(({ predicted }) => predicted !== false).map(twoStage),
  ].map((method) => [method.name, atTheDoor(method)]),
);

/** The method, which refuses features that are no numbers before it begins, wherever in it they would have been met. */
function atTheDoor(method: Method): Method {
  if (!method.usesFeatures) return method;
  return {
    ...method,
    async learn(lesson) {
      for (const { features } of [...lesson.graphs, ...(lesson.validation ?? [])]) requireFinite(features);
      return method.learn(lesson);
    },
  };
}
