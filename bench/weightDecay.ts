// npx tsx bench/weightDecay.ts    what the released weight decay does to the link predictor and to GCN-e2e, on cora (needs its files)
//
// Both collapse with it, and training alone shows it: the reason why presets.ts trains them without.
import * as cn from '../src';
import { endToEnd, linkPrediction } from '../src/experiments/presets';
import { GcnE2e } from '../src/models/GcnE2e';
import { GcnLinkPredictor } from '../src/models/GcnLinkPredictor';
import { fitLinkPredictor } from '../src/training/fitLinkPredictor';

const k = 5;
const seed = 0;
const { full, train, features } = cn.loadDataset('cora');

async function linkPredictor(weightDecay: number) {
  const { hidden, embedding, dropout, ...training } = linkPrediction;
  const model = new GcnLinkPredictor({ features: features.train.cols, hidden, embedding, dropout, seed });
  let loss = Number.NaN;
  const watch = (progress: { loss: number }) => {
    loss = progress.loss;
  };
  await fitLinkPredictor(model, train, features.train, { ...training, weightDecay, seed, onProgress: watch });
  const predicted = model.predictGraph(train, cn.graphInput(train, features.train));
  const value = (cluster: typeof cn.newman | typeof cn.spectral) =>
    cn.modularityOf(full, cluster(predicted, { k, seed })).toFixed(2);
  return { loss: loss.toFixed(3), newman: value(cn.newman), spectral: value(cn.spectral) };
}

async function gcnE2e(weightDecay: number) {
  const { hidden, dropout, steps, learningRate } = endToEnd;
  const model = new GcnE2e({ features: features.full.cols, k, decision: 'partition', hidden, dropout, seed });
  const problem = {
    input: cn.graphInput(full, features.full),
    objective: cn.objectives.modularity!.bind(full),
  };
  const { trainValue } = await cn.fit(model, problem, { steps, learningRate, weightDecay, seed });
  return trainValue.toFixed(2);
}

async function main(): Promise<void> {
  for (const weightDecay of [5e-4, 0]) {
    const { loss, newman, spectral } = await linkPredictor(weightDecay);
    console.log(`weight decay ${weightDecay}`);
    console.log(
      `  link predictor, 40 % seen: loss ${loss} (ln 2 is 0.693); two-stage Newman ${newman}, spectral ${spectral}`,
    );
    console.log(`  GCN-e2e, all edges seen: modularity ${await gcnE2e(weightDecay)}`);
  }
}

void main();
