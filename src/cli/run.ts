import { Command, Option } from 'commander';
import type { Protocol } from '../experiments/Protocol';
import { PROTOCOLS } from '../experiments/Protocol';
import type { RunRecord } from '../experiments/RunRecord';
import type { RunRequest } from '../experiments/resolveRun';
import { RUN_SETTINGS, settingsOfRun } from '../experiments/resolveRun';
import { run } from '../experiments/run';
import { kernelSettings } from '../kernels/backend';
import { methodNames, resolve } from '../papers';
import { DEFAULT_PROBLEM, problems } from '../problems';
import type { Setting } from '../settings';
import { DATA_FLAG, DATA_HELP, dataDirOption } from './dataOption';
import { integer } from './numbers';
import { printMemory } from './printMemory';
import { progressLine } from './progressLine';
import { collect, readSettings, SET_FLAG } from './settingFlags';

interface RunFlags {
  dataset: string;
  task: 'learn' | 'optimize';
  objective: string;
  method: string;
  k: number;
  seed: number;
  splits: 'released' | 'strict';
  protocol?: Protocol['name'];
  steps?: number;
  trainingGraphs?: number;
  tuneSteps?: number;
  set?: string[];
  data?: string;
  json?: boolean;
}

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
    .addOption(new Option('--objective <name>').choices(Object.keys(problems)).default(DEFAULT_PROBLEM))
    .addOption(new Option('--method <name>').choices(methodNames).default('clusternet'))
    .option('--k <K>', 'parts or chosen nodes', integer(1), 5)
    .option('--seed <seed>', 'seed of everything random', integer(0), 0)
    .addOption(new Option('--splits <splits>').choices(['released', 'strict']).default('released'))
    .addOption(
      new Option('--protocol <name>', 'how the method meets its graphs; default by the set').choices(PROTOCOLS),
    )
    .option('--steps <N>', "training steps; default the paper's", integer(1))
    .option('--training-graphs <N>', 'across graphs: learn from only so many', integer(0))
    .option('--tune-steps <N>', 'across graphs: steps of fine-tuning on each test graph', integer(0))
    .option(SET_FLAG, 'any setting, as in beta=30 or lr=0.003; may be given several times', collect)
    .option(DATA_FLAG, DATA_HELP)
    .option('--json', 'print one JSON object')
    .action(async (flags: RunFlags) => {
      const { data, json } = flags;
      const where = dataDirOption(data);
      const spec = resolve(requestOf(flags, where), where);
      const { onProgress, clear } = progressLine();
      const record = await run(spec, { onProgress, onMemoryPlan: printMemory, ...where });
      clear();
      const printed = flatRecord(flags.method, record);
      process.stdout.write(
        json === true ? `${JSON.stringify({ ...printed, ...kernelSettings() })}\n` : describe(printed),
      );
    });
}

/** Numbers of protocols: where the run's own protocol has none of them, `resolve` says which one would. */
const PROTOCOL_NUMBERS = { trainingGraphs: RUN_SETTINGS.trainingGraphs, tuneSteps: RUN_SETTINGS.tuneSteps };

function requestOf(flags: RunFlags, where: { dataDir?: string }): RunRequest {
  const { objective, protocol, steps, trainingGraphs, tuneSteps, set = [] } = flags;
  const { dataset, task, method, k, seed, splits } = flags;
  const base = {
    problem: objective,
    dataset,
    task,
    method,
    k,
    seed,
    splits,
    ...(protocol === undefined ? {} : { protocol }),
  };
  const given: Record<string, Setting> = {
    ...(steps === undefined ? {} : { steps }),
    ...(trainingGraphs === undefined ? {} : { trainingGraphs }),
    ...(tuneSteps === undefined ? {} : { tuneSteps }),
  };
  const specs = settingsOfRun(resolve(base, where));
  // A method that does not train takes no notice of --steps, as ever.
  if (!Object.hasOwn(specs, 'steps')) delete given.steps;
  return { ...base, set: { ...given, ...readSettings(set, specs, PROTOCOL_NUMBERS) } };
}

/** Metrics that have a place of their own; the others follow under their names. */
const TOLD: readonly string[] = [
  ...['value', 'trainValue', 'steps', 'nodes', 'edges', 'restarts', 'collapsed', 'auc', 'aucReleased'],
];

/** One flat object: what `run --json` prints. `method` is the name that was asked for. */
function flatRecord(method: string, record: RunRecord) {
  const { spec, metrics, perInstance, seconds, version } = record;
  const { problem, data, protocol, settings, seed } = spec;
  const { value = Number.NaN, trainValue = Number.NaN, steps = 0, nodes = 0, edges = 0, restarts = 0 } = metrics;
  const { auc, aucReleased } = metrics;
  const further = Object.entries(metrics).filter(([name]) => !TOLD.includes(name));
  return {
    method,
    dataset: data.name,
    task: data.task,
    objective: problem.name,
    ...(problem.k === undefined ? {} : { k: problem.k }),
    seed,
    splits: data.splits,
    value,
    trainValue,
    ...(perInstance === undefined ? {} : { values: perInstance }),
    steps,
    seconds,
    msPerStep: steps === 0 ? 0 : (1000 * seconds.train!) / steps,
    nodes,
    edges,
    restarts,
    collapsed: metrics.collapsed === 1,
    features: data.features,
    protocol,
    settings,
    version,
    ...Object.fromEntries(further),
    ...(auc === undefined ? {} : { auc: { strict: auc, released: aucReleased } }),
  };
}

function describe(record: ReturnType<typeof flatRecord>): string {
  const { method, dataset, task, objective, k, seed, value, trainValue, nodes, edges, steps, msPerStep } = record;
  const lines = [
    `${method} on ${dataset} (${task}, ${k === undefined ? '' : `K = ${k}, `}seed ${seed}): ${nodes} nodes, ${edges} edges`,
    `${objective} on the full graph   ${value.toFixed(4)}`,
    `${objective} while training      ${trainValue.toFixed(4)}`,
    `${steps} steps, ${msPerStep.toFixed(2)} ms each`,
  ];
  if (record.restarts > 0) lines.push(`started again ${record.restarts} times after collapsing into one cluster`);
  if (record.collapsed) lines.push('every start collapsed into one cluster');
  return `${lines.join('\n')}\n`;
}
