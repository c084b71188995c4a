// npx tsx bench/passes.ts [K]    facilities, 40 % of the edges seen: how often the network is asked at a look, once or ten times
//
// The weights are the same and so is what training sees; ten passes with dropout on end at a lower training loss. The reason
// for the default of `passes` in src/methods. K is 10 by default; seeds 0 and 1; sets that are not on disk are left out.
import { isOnDisk } from '../src/data/isOnDisk';
import { loadRunData } from '../src/experiments/loadRunData';
import { resolve } from '../src/papers';
import { runOn } from './runOn';

const k = Number(process.argv[2] ?? 10);

async function main(): Promise<void> {
  for (const dataset of ['cora', 'citeseer', 'protein', 'adol', 'fb'].filter((name) => isOnDisk(name))) {
    const request = { dataset, problem: 'facility', k };
    const data = await loadRunData(resolve(request));
    for (const passes of [1, 10]) {
      const runs: string[] = [];
      for (const seed of [0, 1]) {
        const { answer, value } = await runOn(data, resolve({ ...request, seed, set: { passes } }));
        runs.push(`training loss ${answer.loss!.toFixed(3)}, ${value} hops`);
      }
      console.log(`${dataset}, K = ${k}, ${passes} ${passes === 1 ? 'pass' : 'passes'}: ${runs.join('; ')}`);
    }
  }
}

void main();
