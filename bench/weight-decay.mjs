// node bench/weight-decay.mjs    what the released weight decay does to the link predictor and to GCN-e2e, on cora (needs its files)
//
// Both collapse with it, and training alone shows it: the reason why presets.ts trains them without.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const cn = load('../dist/index.js');
const { endToEnd, linkPrediction } = load('../dist/experiments/presets.js');
const { GcnE2e } = load('../dist/models/GcnE2e.js');
const { GcnLinkPredictor } = load('../dist/models/GcnLinkPredictor.js');
const { fitLinkPredictor } = load('../dist/training/fitLinkPredictor.js');

const [k, seed] = [5, 0];
const { full, train, features } = cn.loadDataset('cora');

async function linkPredictor(weightDecay) {
  const { hidden, embedding, dropout, ...training } = linkPrediction;
  const model = new GcnLinkPredictor({ features: features.train.cols, hidden, embedding, dropout, seed });
  let loss = Number.NaN;
  const watch = (progress) => {
    loss = progress.loss;
  };
  await fitLinkPredictor(model, train, features.train, { ...training, weightDecay, seed, onProgress: watch });
  const predicted = model.predictGraph(train, cn.graphInput(train, features.train));
  const value = (name) => cn.modularityOf(full, cn[name](predicted, { k, seed })).toFixed(2);
  return { loss: loss.toFixed(3), newman: value('newman'), spectral: value('spectral') };
}

async function gcnE2e(weightDecay) {
  const { hidden, dropout, steps, learningRate } = endToEnd;
  const model = new GcnE2e({ features: features.full.cols, k, decision: 'partition', hidden, dropout, seed });
  const problem = {
    input: cn.graphInput(full, features.full),
    objective: cn.objectives.modularity.bind(full),
  };
  const { trainValue } = await cn.fit(model, problem, { steps, learningRate, weightDecay, seed });
  return trainValue.toFixed(2);
}

for (const weightDecay of [5e-4, 0]) {
  const { loss, newman, spectral } = await linkPredictor(weightDecay);
  console.log(`weight decay ${weightDecay}`);
  console.log(
    `  link predictor, 40 % seen: loss ${loss} (ln 2 is 0.693); two-stage Newman ${newman}, spectral ${spectral}`,
  );
  console.log(`  GCN-e2e, all edges seen: modularity ${await gcnE2e(weightDecay)}`);
}
