import { Rng } from '../random/Rng';
import { Graph } from './Graph';

export interface SpatialPreferentialAttachmentOptions {
  nodes?: number;
  rho?: number;
  attachments?: number;
  dimensions?: number;
  seed?: number;
}

export function spatialPreferentialAttachment(options: SpatialPreferentialAttachmentOptions = {}): Graph {
  const { nodes: n = 500, rho = 0.025, attachments = 5, dimensions = 4, seed = 0 } = options;
  const rng = new Rng(seed);
  const y = Float64Array.from({ length: n * dimensions }, () => rng.float());
  const degree = new Float64Array(n);
  const source: number[] = [];
  const target: number[] = [];
  const cumulative = new Float64Array(n);
  for (let i = 1; i < n; i++) {
    let total = 0;
    for (let j = 0; j < i; j++) {
      let squared = 0;
      for (let c = 0; c < dimensions; c++) squared += (y[i * dimensions + c] - y[j * dimensions + c]) ** 2;
      total += Math.exp(-Math.sqrt(squared) / rho) * Math.max(1, degree[j]);
      cumulative[j] = total;
    }
    const chosen = new Set<number>();
    for (let a = 0; a < attachments; a++) {
      const at = rng.float() * total;
      let j = 0;
      while (j < i - 1 && cumulative[j] < at) j++;
      chosen.add(j);
    }
    for (const j of chosen) {
      source.push(i);
      target.push(j);
      degree[i]++;
      degree[j]++;
    }
  }
  return Graph.fromEdges(n, source, target);
}
