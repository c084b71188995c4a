import * as tf from '@tensorflow/tfjs-core';
import { identityFeatures } from '../../features/identityFeatures';
import { karateClub } from '../../graph/generate/karateClub';
import { ClusterNet } from '../../models/ClusterNet';
import { forceLayout } from '../../notebook/forceLayout';
import { graphFigure } from '../../notebook/graphFigure';
import { updatingDisplay } from '../../notebook/host';
import { problems } from '../../problems';
import { modularityOf } from '../../problems/modularity/modularityOf';
import { argmax } from '../../problems/rounding/argmax';
import { fit } from '../../training/fit';
import { trainingProblem } from '../../training/trainingProblem';
import { figureBundle } from '../instead/notebook/show';
import type { Program } from './LiveWorker';
import { openLive } from './running';

const K = 4;
/** Any of 0 … 7 ends at the best there is. */
const SEED = 5;
/** Steps between two pictures of the training, and milliseconds that each stands. */
const EVERY = 10;
const STANDS = 100;

/**
 * The front page's own cell: trains on the karate club, then plays what the model said on its way, slowly enough to be seen;
 * the training itself is over before one has looked.
 */
export const front: Program = async () => {
  const { graph } = karateClub();
  const layout = forceLayout(graph, { seed: 1 });
  const features = identityFeatures(graph.n);
  const task = trainingProblem(problems.modularity, graph, features, { k: K });
  const steps = 300;

  async function train(signal: AbortSignal) {
    const model = new ClusterNet({ features: features.cols, k: K, beta: 30, dropout: 0.5, seed: SEED });
    const looks: Int32Array[] = [];
    const look = () =>
      looks.push(
        argmax(
          tf.tidy(() => model.decide(task.input, 'partition').dataSync()),
          K,
        ),
      );
    const onProgress = ({ step }: { step: number }) => step % EVERY === 1 && look();
    const begun = performance.now();
    try {
      const found = await fit(model, task, { steps, selectEvery: EVERY, seed: SEED, signal, onProgress });
      return { found, looks, seconds: (performance.now() - begun) / 1000 };
    } finally {
      model.dispose();
    }
  }

  openLive({
    declaration: {},
    call: async (_, { signal }) => {
      const { found, looks, seconds } = await train(signal);
      const show = updatingDisplay();
      const draw = (partition: ArrayLike<number>, value: number, subtitle: string) => {
        const title = `Modularity ${value.toFixed(4)}`;
        show(figureBundle(graphFigure(graph, { title, subtitle, partition, layout })));
      };
      for (const [i, partition] of looks.entries()) {
        draw(partition, modularityOf(graph, partition), `step ${1 + i * EVERY} of ${steps}`);
        await new Promise((resolve) => setTimeout(resolve, STANDS));
        if (signal.aborted) return;
      }
      draw(
        found.solution,
        found.trainValue,
        `${steps} steps took ${seconds.toFixed(2)} s on this machine; shown slower`,
      );
    },
  });
};
