import { ambientSignal } from '../ambientSignal';
import { InputError } from '../errors';
import {
  type Answer,
  type Known,
  type LearningReport,
  type Lesson,
  type Method,
  NOTHING_LEARNED,
  type Seen,
} from '../methods/Method';
import { drawTrainingGraphs } from './drawTrainingGraphs';
import type { RunData } from './loadRunData';
import type { Protocol } from './Protocol';

/** What a method did under a protocol. */
export interface Outcome {
  /** In the order of the test graphs. */
  readonly answers: readonly Answer[];
  /** Of learning on other graphs, or on the one graph itself. */
  readonly report: LearningReport;
  /** Of training further on test graphs, all together; undefined where the protocol has none of it. */
  readonly tuneSeconds?: number;
}

/**
 * Lets a method learn and solve as the protocol says: all edges of training and validation graphs, the observed ones of
 * test graphs.
 * @throws InputError for a protocol that the data or the method cannot follow; the signal's reason when aborted across
 * graphs (on a graph itself, training ends with its best solution so far)
 */
export function followProtocol(
  method: Method,
  protocol: Protocol,
  data: RunData,
  lesson: Omit<Lesson, 'graphs' | 'validation'>,
): Promise<Outcome> {
  if (protocol.name === 'same-graph') return onTheGraphsThemselves(method, data, lesson);
  if (data.train.length === 0) {
    const actual = `${protocol.name}, on a set of one graph`;
    throw new InputError({ what: 'protocol', expected: 'same-graph', actual });
  }
  return onOtherGraphs(method, protocol, data, lesson);
}

/** Learns anew for every graph, from its observed edges. */
async function onTheGraphsThemselves(
  method: Method,
  { test }: RunData,
  lesson: Omit<Lesson, 'graphs' | 'validation'>,
): Promise<Outcome> {
  const answers: Answer[] = [];
  let report = NOTHING_LEARNED;
  for (const graph of test) {
    const seen = withoutHiddenEdges(graph);
    const solver = await method.learn({ ...lesson, graphs: [seen] });
    try {
      answers.push(solver.solve(seen));
      report = solver.report;
    } finally {
      solver.dispose();
    }
  }
  return { answers, report };
}

async function onOtherGraphs(
  method: Method,
  protocol: Exclude<Protocol, { name: 'same-graph' }>,
  { train, valid, test }: RunData,
  lesson: Omit<Lesson, 'graphs' | 'validation'>,
): Promise<Outcome> {
  const { seed, hooks } = lesson;
  const signal = hooks?.signal ?? ambientSignal();
  const count = protocol.name === 'only-tuned' ? 0 : protocol.trainingGraphs;
  const graphs: readonly Known[] = drawTrainingGraphs(train, count, seed);
  const learned = await method.learn({ ...lesson, graphs, validation: valid });
  const answers: Answer[] = [];
  let tuneSeconds = 0;
  try {
    signal?.throwIfAborted();
    for (const graph of test) {
      const seen = withoutHiddenEdges(graph);
      if (protocol.name === 'across-graphs') {
        answers.push(learned.solve(seen));
        continue;
      }
      if (learned.tune === undefined) {
        const expected = 'a method that can be tuned on a test graph';
        throw new InputError({ what: `protocol ${protocol.name}`, expected, actual: method.name });
      }
      const begun = performance.now();
      const { tuneSteps: steps } = protocol;
      const own = await learned.tune(seen, { steps, ...(signal === undefined ? {} : { signal }) });
      tuneSeconds += (performance.now() - begun) / 1000;
      try {
        answers.push(own.solve(seen));
      } finally {
        own.dispose();
      }
      signal?.throwIfAborted();
    }
    const { report } = learned;
    return protocol.name === 'across-graphs' ? { answers, report } : { answers, report, tuneSeconds };
  } finally {
    learned.dispose();
  }
}

/** By type and in fact. */
function withoutHiddenEdges({ part, graph, features, instance }: Known): Seen {
  return { part, graph, features, instance };
}
