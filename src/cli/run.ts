import { Command, Option } from 'commander';
import { inductiveMethods } from '../experiments/inductive';
import { methods } from '../experiments/methods';
import type { RunRecord, RunSpec } from '../experiments/RunRecord';
import { run } from '../experiments/run';
import { kernelSettings } from '../kernels/backend';
import { objectives } from '../problems';
import { DATA_FLAG, DATA_HELP, dataDirOption } from './dataOption';
import { integer } from './numbers';
import { printMemory } from './printMemory';
import { progressLine } from './progressLine';

/** On single graphs and across graphs. */
const METHODS = [...new Set([...Object.keys(methods), ...Object.keys(inductiveMethods)])];

/** `clusternet run`: one method on one data set. */
export function runCommand(): Command {
  return new Command('run')
    .description('run one method on one data set and measure its solution on the full graph')
    .requiredOption(
      '--dataset <name>',
      'cora, citeseer, protein, adol, fb, karate; synthetic, pubmed: learn on some graphs, solve others',
    )
    .addOption(
      new Option('--task <task>', 'observe 40 % of the edges, or all').choices(['learn', 'optimize']).default('learn'),
    )
    .addOption(new Option('--objective <name>').choices(Object.keys(objectives)).default('modularity'))
    .addOption(new Option('--method <name>').choices(METHODS).default('clusternet'))
    .option('--k <K>', 'communities or facilities', integer(1), 5)
    .option('--seed <seed>', 'seed of everything random', integer(0), 0)
    .addOption(new Option('--splits <splits>').choices(['released', 'strict']).default('released'))
    .option('--steps <N>', "training steps; default the paper's", integer(1))
    .option('--training-graphs <N>', 'across graphs: learn from only so many', integer(0))
    .option('--tune-steps <N>', 'across graphs: steps of fine-tuning on each test graph', integer(0))
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print one JSON object')
    .action(async (options: RunSpec & { data?: string; json?: boolean }) => {
      const { data, json, ...spec } = options;
      const { onProgress, clear } = progressLine();
      const record = await run(spec, { onProgress, onMemoryPlan: printMemory, ...dataDirOption(data) });
      clear();
      process.stdout.write(
        json === true ? `${JSON.stringify({ ...record, ...kernelSettings() })}\n` : describe(record),
      );
    });
}

function describe(record: RunRecord): string {
  const { method, dataset, task, objective, k, seed, value, trainValue, nodes, edges, steps, msPerStep } = record;
  const lines = [
    `${method} on ${dataset} (${task}, K = ${k}, seed ${seed}): ${nodes} nodes, ${edges} edges`,
    `${objective} on the full graph   ${value.toFixed(4)}`,
    `${objective} while training      ${trainValue.toFixed(4)}`,
    `${steps} steps, ${msPerStep.toFixed(2)} ms each`,
  ];
  if (record.restarts > 0) lines.push(`started again ${record.restarts} times after collapsing into one cluster`);
  if (record.collapsed) lines.push('every start collapsed into one cluster');
  return `${lines.join('\n')}\n`;
}
