import type { BiasStart } from '../models/Gcn';
import { GcnE2e } from '../models/GcnE2e';
import { endToEnd, trainingSettings } from './endToEnd';

/**
 * GCN-e2e, the paper's end-to-end baseline, which the released code never trains: as ClusterNet, but without weight decay.
 * With 5e-4 the weights shrink faster than the loss, flat where all parts are equal, can tell them apart: on cora's full graph
 * every start ends in one part, which the training value shows (0.00; 0.45 without).
 */
export const gcnE2e = endToEnd({
  name: 'gcn-e2e',
  title: 'GCN-e2e',
  settings(shape) {
    const settings = trainingSettings(shape);
    return { ...settings, weightDecay: { ...settings.weightDecay, default: 0 } };
  },
  create({ columns, k, settings }, decision, seed) {
    const { hidden, dropout } = settings as Record<string, number>;
    const biases = settings.biases as BiasStart;
    return new GcnE2e({ features: columns, k, decision, seed, hidden: hidden!, dropout: dropout!, biases });
  },
});
