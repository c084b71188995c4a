import { Command, InvalidArgumentError, Option } from 'commander';
import { nodeFeatures } from '../features/nodeFeatures';
import { DEFAULT_PROBLEM, problems } from '../problems';
import { integer } from './numbers';
import { collect, SET_FLAG } from './settingFlags';

/** K, or a range of it. */
export type Ks = { readonly from: number; readonly to: number };

export interface SolveFlags {
  objective: string;
  k?: Ks;
  seeds: number;
  figure?: string;
  method?: string[];
  features?: string;
  steps?: number;
  starts?: number;
  seconds?: number;
  set?: string[];
  threads?: number;
  seed: number;
  component: 'all' | 'largest';
  // What is asked.
  term?: string[];
  resolution?: string;
  smallest?: string;
  largest?: string;
  connectedParts?: true;
  isolated?: true;
  distance?: 'hops' | 'length';
  length?: string;
  column?: string[];
  weights?: string;
  terminals?: string;
  demand?: string;
  candidates?: string;
  // How the file is read.
  weight?: string;
  source?: string;
  target?: string;
  header?: boolean;
  encoding?: string;
  nodes?: string;
  // What comes out.
  out?: string;
  shares?: true;
  json?: true;
}

/** `clusternet solve FILE` with all its flags, and no action yet. */
export function solveFlags(): Command {
  return new Command('solve')
    .description(
      'communities, facilities or another problem in your own graph: asks the algorithms, trains where that may pay, keeps the best',
    )
    .argument('<file>', 'an edge list or any other graph file, gzipped too; - reads standard input')
    .addOption(new Option('--objective <name>').choices(Object.keys(problems)).default(DEFAULT_PROBLEM))
    .option('--k <K>', 'parts or chosen nodes, default 5; 2..12 tries each, to choose by', kOrRange)
    .option('--seeds <N>', 'in a scan of K: seeds that each is solved from', integer(2), 3)
    .option('--figure <file>', 'in a scan of K: draws it, as .png')
    .option(
      '--method <names>',
      'all that is asked, as in memetic or clusternet,leiden; default every algorithm, and ClusterNet but where search is ' +
        'ahead of it (communities, facilities) and no flag tells it anything',
      named,
    )
    .option(
      '--features <kind>',
      `of what learns: ${Object.keys(nodeFeatures).join(', ')}, or a CSV: node, numbers; default node2vec, in a large graph projection`,
    )
    .option('--steps <N>', "training steps; default the paper's 1000, in a large graph fewer", integer(1))
    .option('--starts <N>', 'trainings, of which the best counts; default 3, in a large graph 1', integer(1))
    .option('--seconds <S>', 'time for everything together; default no limit', positive)
    .option(SET_FLAG, 'any setting of the training, as in beta=30; may be given several times', collect)
    .option('--threads <N>', 'worker threads; default one per core, the same bits with any number', integer(1))
    .option('--seed <seed>', 'seed of everything random', integer(0), 0)
    .addOption(
      new Option('--component <which>', 'part of the graph to solve').choices(['all', 'largest']).default('all'),
    )
    .option('--term <name=value>', 'a term of the question, as in resolution=2; may be given several times', collect)
    .option('--resolution <gamma>', 'communities: above 1 for smaller ones, below 1 for larger ones')
    .option('--smallest <N>', 'communities: fewest nodes of one')
    .option('--largest <N>', 'communities: most nodes of one')
    .option('--connected-parts', 'communities: each has to hang together by its own edges')
    .option('--isolated', 'communities: nodes without an edge get one too')
    .addOption(new Option('--distance <kind>', 'what distances are').choices(['hops', 'length']))
    .option('--length <column>', 'edge attribute that holds lengths, for --distance length; default "length"')
    .option(
      '--column <name=attribute>',
      'node attribute for a column of the problem; may be given several times',
      collect,
    )
    .option('--weights <attribute>', 'short for --column weight=…')
    .option('--terminals <attribute>', 'short for --column terminal=…')
    .option('--demand <attribute>', 'short for --column demand=…')
    .option('--candidates <attribute>', 'short for --column candidate=…')
    .option('--weight <column>', 'edge attribute or column that holds the weight; default one named like it')
    .option('--source <column>', 'of a table: the column of the first node')
    .option('--target <column>', 'of a table: the column of the second node')
    .option('--header', 'of a table: the first line names the columns; default found')
    .option('--no-header', 'of a table: it does not')
    .option('--encoding <name>', 'as windows-1252; default by the file, else UTF-8')
    .option('--nodes <file>', 'a table of nodes (CSV with a header): more attributes')
    .option('--out <file>', 'write the solution as .csv, or as .gexf for Gephi; - writes CSV to standard output')
    .option('--shares', 'in the output: the share of a node’s edges that lead into each part')
    .option('--json', 'print one JSON object');
}

function kOrRange(text: string): Ks {
  const one = integer(1);
  const [first = '', last = first, ...more] = text.split('..');
  if (more.length > 0) throw new InvalidArgumentError(`expected K or a range such as 2..12, but got "${text}"`);
  const [from, to] = [one(first), one(last)];
  if (to < from) throw new InvalidArgumentError(`expected a range from low to high, but got "${text}"`);
  return { from, to };
}

const named = (text: string, before: readonly string[] = []): string[] => [...before, ...text.split(',')];

function positive(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && Number.isFinite(value)))
    throw new InvalidArgumentError(`expected a number above 0, but got "${text}"`);
  return value;
}
