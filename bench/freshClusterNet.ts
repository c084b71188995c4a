import { ClusterNet } from '../src/models/ClusterNet';
import type { Settings } from '../src/settings';

/** A new ClusterNet with a method's resolved settings, for F = `features` columns. */
export function freshClusterNet(
  settings: Settings,
  options: { features: number; k: number; seed: number },
): ClusterNet {
  const { hidden, embedding, dropout, beta } = settings as Readonly<Record<string, number>>;
  return new ClusterNet({ ...options, hidden, embedding, dropout, beta });
}
