import { clusternet, gcnE2e } from './endToEnd';
import type { InductiveMethod } from './InductiveMethod';
import { learned } from './learned';
import { regimes } from './regimes';
import { trainOnly } from './trainOnly';
import { twoStage } from './twoStage';

export {
  type ChooseOptions,
  chooseInductiveSettings,
  type SettingsRow,
  type SettingsStudy,
  type StudyResult,
  settingsStudies,
} from './chooseInductiveSettings';
export type { InductiveInput, InductiveMethod, InductiveResult, KnownGraph, ObservedGraph } from './InductiveMethod';
export { type InductiveData, inductiveParts, loadInductive } from './loadInductive';

const learnedMethods = regimes.flatMap((regime) => [
  learned(clusternet, regime),
  learned(gcnE2e, regime),
  ...twoStage.map((learner) => learned(learner, regime)),
]);

/** Every method across graphs by name: each learner with each regime's suffix, and `train-…` for each baseline. */
export const inductiveMethods: Readonly<Record<string, InductiveMethod>> = Object.fromEntries(
  [...learnedMethods, ...trainOnly].map((method) => [method.name, method]),
);
