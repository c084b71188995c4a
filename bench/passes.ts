// npx tsx bench/passes.ts [K]    facilities, 40 % of the edges seen: how often the network is asked at a look, once or ten times
//
// The weights are the same and so is what training sees; ten passes with dropout on end at a lower training loss. The reason
// for `passes` in presets.ts. K is 10 by default; seeds 0 and 1; sets that are not on disk are left out.
import * as cn from '../src';
import { singleGraph } from '../src/experiments/presets';

const k = Number(process.argv[2] ?? 10);
const { hidden, embedding, dropout, beta, steps, learningRate, weightDecay } = singleGraph;

async function main(): Promise<void> {
  for (const name of ['cora', 'citeseer', 'protein', 'adol', 'fb'].filter((set) => cn.isOnDisk(set))) {
    const scaling = cn.runScaling(name, 'released');
    const { full, train, features } = cn.loadDataset(name, { connected: true, scaling });
    const input = cn.graphInput(train, features.train);
    const objective = cn.objectives.facility!.bind(train, { full });
    for (const passes of [1, singleGraph.passes.selection]) {
      const runs: string[] = [];
      for (const seed of [0, 1]) {
        const shape = { features: input.features.cols, k, beta: beta.selection, hidden, embedding, dropout, seed };
        const model = new cn.ClusterNet(shape);
        const options = { steps, learningRate, weightDecay, passes, seed };
        const { solution } = await cn.fit(model, { input, objective }, options);
        model.dispose();
        const hops = cn.objectives.facility!.bind(full).evaluate(solution);
        runs.push(`training loss ${objective.hardLoss(solution).toFixed(3)}, ${hops} hops`);
      }
      console.log(`${name}, K = ${k}, ${passes} ${passes === 1 ? 'pass' : 'passes'}: ${runs.join('; ')}`);
    }
  }
}

void main();
