import { existsSync } from 'node:fs';
import { InputError } from '../../errors';
import { writeWhole } from '../../writeWhole';
import { DISPLAY_NAME, KERNEL_NAME } from './kernelSpec';

const IMPORTS = `import * as cn from 'clusternet';
import * as nb from 'clusternet/notebook';`;

const TRAINING = `const { graph } = cn.karateClub();
const features = cn.identityFeatures(graph.n);
const model = new cn.ClusterNet({ features: features.cols, k: 4, seed: 0 });
const problem = cn.trainingProblem(cn.problems.modularity, graph, features, { k: 4 });
const live = nb.liveTraining({ title: 'Karate club', valueName: 'modularity' });
const { onProgress } = live;
const result = await cn.fit(model, problem, { steps: 300, onProgress });
live.finish();
nb.show(nb.graphFigure(graph, { title: 'Four groups', partition: result.solution }));`;

/** A notebook that begins with what most begin with; its kernel is ours. */
export function newNotebook(): object {
  const cell = (type: 'code' | 'markdown', id: string, source: string) => ({
    id,
    cell_type: type,
    metadata: {},
    source: source.split(/(?<=\n)/),
    ...(type === 'code' ? { execution_count: null, outputs: [] } : {}),
  });
  return {
    cells: [
      cell('markdown', 'title', '# A graph, and a decision on it\n\nYour own: `cn.readGraphFile` and `cn.solve`.'),
      cell('code', 'imports', IMPORTS),
      cell('code', 'training', TRAINING),
    ],
    metadata: { kernelspec: { name: KERNEL_NAME, display_name: DISPLAY_NAME, language: 'typescript' } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** @throws InputError for a file that is there, or that is no `.ipynb` */
export function writeNewNotebook(file: string): void {
  if (!file.endsWith('.ipynb')) {
    throw new InputError({ what: 'notebook', expected: 'a name that ends in .ipynb', actual: file });
  }
  if (existsSync(file))
    throw new InputError({ what: 'notebook', expected: 'a new file', actual: `${file}, which is there` });
  writeWhole(file, `${JSON.stringify(newNotebook(), null, 1)}\n`);
}
