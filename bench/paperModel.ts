import { endToEnd, singleGraph } from '../src/experiments/presets';
import { ClusterNet } from '../src/models/ClusterNet';
import { GcnE2e } from '../src/models/GcnE2e';
import type { DecisionKind, Model } from '../src/models/Model';

export interface PaperModelOptions {
  /** F, columns of the node features. */
  features: number;
  k: number;
  seed: number;
  decision: DecisionKind;
}

/** A fresh model with the paper's settings for a single graph. */
export function paperModel(method: 'clusternet' | 'gcn-e2e', options: PaperModelOptions): Model {
  const { decision, ...common } = options;
  if (method === 'gcn-e2e') {
    const { hidden, dropout } = endToEnd;
    return new GcnE2e({ ...common, decision, hidden, dropout });
  }
  const { hidden, embedding, dropout, beta } = singleGraph;
  return new ClusterNet({ ...common, beta: beta[decision], hidden, embedding, dropout });
}
