// npx tsx bench/weightDecay.ts    what the released weight decay does to the link predictor and to GCN-e2e, on cora (needs its files)
//
// Both collapse with it, and training alone shows it: the reason why src/methods trains them without.
import * as cn from '../src';
import { predictedGraph } from './predictedGraph';

const k = 5;
const seed = 0;
const { full, train, features } = cn.loadDataset('cora');

async function linkPredictor(weightDecay: number): Promise<string> {
  const { predicted, losses } = await predictedGraph(train, features.train, { settings: { weightDecay }, seed });
  const value = (cluster: typeof cn.newman | typeof cn.spectral) =>
    cn.modularityOf(full, cluster(predicted, { k, seed })).toFixed(2);
  const loss = losses.at(-1)!.toFixed(3);
  return `loss ${loss} (ln 2 is 0.693); two-stage Newman ${value(cn.newman)}, spectral ${value(cn.spectral)}`;
}

async function gcnE2e(weightDecay: number): Promise<string> {
  const request = { dataset: 'cora', task: 'optimize', method: 'gcn-e2e', k, seed, set: { weightDecay } } as const;
  const { metrics } = await cn.run(cn.resolve(request));
  return metrics.trainValue.toFixed(2);
}

async function main(): Promise<void> {
  for (const weightDecay of [5e-4, 0]) {
    console.log(`weight decay ${weightDecay}`);
    console.log(`  link predictor, 40 % seen: ${await linkPredictor(weightDecay)}`);
    console.log(`  GCN-e2e, all edges seen: modularity ${await gcnE2e(weightDecay)}`);
  }
}

void main();
