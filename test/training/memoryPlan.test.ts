import { describe, expect, it } from 'vitest';
import { plantedPartition } from '../../src/graph/generate/plantedPartition';
import { currentDevice } from '../../src/kernels/backend';
import type { WasmBackend } from '../../src/kernels/WasmBackend';
import { ClusterNet } from '../../src/models/ClusterNet';
import { GcnE2e } from '../../src/models/GcnE2e';
import { graphInput } from '../../src/models/graphInput';
import type { Model } from '../../src/models/Model';
import { problems } from '../../src/problems';
import { defineProblem } from '../../src/problems/defineProblem';
import { relax } from '../../src/problems/relax';
import { Rng } from '../../src/random/Rng';
import { availableMemory } from '../../src/training/availableMemory';
import { fit } from '../../src/training/fit';
import { type MemoryPlan, memoryPlan } from '../../src/training/memoryPlan';
import { problemPlan } from '../../src/training/problemPlan';
import { describeMemory, requireMemory } from '../../src/training/requireMemory';
import { trainingProblem } from '../../src/training/trainingProblem';

const million = { nodes: 1e6, edges: 1e7, columns: 50, k: 10 };

describe('memoryPlan', () => {
  it('adds up the parts, by hand for a million nodes', () => {
    const plan = memoryPlan(million);
    const bytes = Object.fromEntries(plan.parts.map((part) => [part.what, part.bytes / 1e6]));
    expect(bytes).toEqual({
      runtime: 90,
      graph: 4 + 80 + 16,
      features: 200,
      'node order': 4 + 80 + 44,
      rounding: 80 + 8,
      "kernels' edges": 4 + 80 + 8,
      "kernels' features": 200,
      'training step': 3 * 200 + 160 + 4,
    });
    expect(plan.kernelBytes / 1e6).toBeCloseTo(92 + 200 + 764, 9);
    expect(plan.peakBytes / 1e6).toBeCloseTo(90 + 100 + 200 + 128 + 88 + 1056, 9);
  });

  it('grows by what weights, sparse features and the tape take', () => {
    const kernels = (more: object) => memoryPlan({ ...million, ...more }).kernelBytes - memoryPlan(million).kernelBytes;
    expect(kernels({ weighted: true })).toBe(80e6);
    expect(kernels({ fused: false })).toBe(8 * 200e6);
    // Both directions of a matrix of 20 entries a node, and the gradient of its product, instead of 50 dense columns.
    expect(kernels({ columns: 1000, nonZeros: 2e7 })).toBe(2 * 4 * (1e6 + 4e7) + 4000 + 200e6 - 200e6);
    // Wide dense features are propagated before there is anything else.
    expect(memoryPlan({ ...million, columns: 500 }).kernelBytes).toBe(92e6 + 2 * 2000e6);
  });

  it('counts the distances of facility location, all pairs or those of some targets', () => {
    const { graph } = plantedPartition({ nodes: 2000, edges: 8000, seed: 1 });
    const instance = problems.facility.pose(graph, { k: 5, partial: true });
    const bytes = (targets: number) => {
      const { distances } = relax(problems.facility, instance, { targets });
      const plan = memoryPlan({ nodes: 2000, edges: 8000, columns: 8, k: 5, ...(distances ? { distances } : {}) });
      return plan.parts.filter(({ what }) => what.endsWith('distances')).map((part) => part.bytes);
    };
    expect(bytes(0)).toEqual([16e6, 5e6]);
    expect(bytes(100)).toEqual([2e5, 2e5]);
    expect(relax(problems.modularity, problems.modularity.pose(graph, { k: 5 })).distances).toBeUndefined();
  });

  it('is exact far beyond 32 bits', () => {
    const plan = memoryPlan({ nodes: 2 ** 31, edges: 2 ** 34, columns: 2 ** 10, k: 2 });
    expect(plan.parts.find(({ what }) => what === 'features')!.bytes).toBe(2 ** 43);
  });
});

describe('requireMemory', () => {
  const roomy = { machineBytes: 64e9, kernelBytes: 2 ** 32 };

  it('passes what fits and names what does not, the kernels’ address space first', () => {
    expect(() => requireMemory(memoryPlan(million), roomy)).not.toThrow();
    expect(() => requireMemory(memoryPlan(million), { ...roomy, machineBytes: 1e9 })).toThrow(
      'memory: expected a training that needs at most the 1.00 GB of this machine, but got one that needs about 1.66 GB ' +
        '(1000000 nodes, 10000000 edges, 50 dense feature columns, K = 10)',
    );
    const tooMany = memoryPlan({ ...million, nodes: 5e6 });
    expect(() => requireMemory(tooMany, roomy)).toThrow(
      'at most the 4.29 GB that the kernels can address, but got one',
    );
  });

  it('describes a plan in one line', () => {
    expect(describeMemory(memoryPlan(million), roomy)).toMatch(
      /^memory: about 1\.66 GB of 64\.00 GB, the kernels 1\.06 GB of 4\.29 GB \(runtime 0\.09 GB, graph 0\.10 GB, .*\)$/,
    );
  });
});

it('availableMemory counts what the process holds already as available', () => {
  const { machineBytes, kernelBytes } = availableMemory(7);
  expect(kernelBytes).toBe(7);
  expect(machineBytes).toBeGreaterThan(process.memoryUsage.rss());
});

describe('problemPlan', () => {
  const { graph } = plantedPartition({ nodes: 60, edges: 300, seed: 1 });
  const features = { kind: 'dense', rows: 60, cols: 3, values: new Float32Array(180) } as const;
  const task = trainingProblem(problems.modularity, graph, features, { k: 4 });
  const sizes = { nodes: 60, edges: graph.m, weighted: false, columns: 3, k: 4 };

  it.each([
    [new ClusterNet({ features: 3, k: 4, hidden: 7, embedding: 9 }), { hidden: 7, embedding: 9, fused: false }],
    [new GcnE2e({ features: 3, k: 4, hidden: 7, decision: 'partition' }), { hidden: 7, embedding: 4, fused: false }],
  ] as [Model, object][])('takes the widths from the model', (model, widths) => {
    expect(problemPlan(model, task, 'none')).toEqual(memoryPlan({ ...sizes, ...widths, reordered: false }));
    model.dispose();
  });

  it('knows that ClusterNet makes a partition of a large graph in one op, and nothing else', () => {
    const model = new ClusterNet({ features: 3, k: 4 });
    const large = { ...task.input, adjacency: { ...task.input.adjacency, n: 100_000 } };
    expect(model.memory(large, 'partition').fused).toBe(true);
    expect(model.memory(large, 'selection').fused).toBe(false);
    model.dispose();
  });

  it('has none for a model that does not say what it keeps', () => {
    const model = new ClusterNet({ features: 3, k: 4 });
    const silent: Model = Object.create(model, { memory: { value: undefined } });
    expect(problemPlan(silent, task, 'none')).toBeUndefined();
    model.dispose();
  });
});

describe('fit on 100,000 nodes', () => {
  const [nodes, columns, k] = [100_000, 50, 10];

  it('takes the memory that was planned, no more at later steps, and gives it back', async () => {
    const pool = (currentDevice() as WasmBackend).memoryPool;
    const before = process.memoryUsage.rss();
    const { graph } = plantedPartition({ nodes, edges: 10 * nodes, seed: 1 });
    const rng = new Rng(1);
    const values = Float32Array.from({ length: nodes * columns }, () => rng.float());
    const model = new ClusterNet({ features: columns, k, seed: 1 });
    const held = pool.bytesInUse;
    const highWater: number[] = [];
    let plan: MemoryPlan | undefined;
    let peak = 0;
    await fit(
      model,
      trainingProblem(problems.modularity, graph, { kind: 'dense', rows: nodes, cols: columns, values }, { k }),
      {
        steps: 4,
        iterations: () => 1,
        onMemoryPlan: (made) => {
          plan = made;
        },
        onProgress: () => {
          highWater.push(pool.highWater);
          peak = Math.max(peak, process.memoryUsage.rss());
        },
      },
    );
    model.dispose();
    expect(Math.abs(highWater[0] / plan!.kernelBytes - 1)).toBeLessThan(0.1);
    expect(highWater[3]).toBe(highWater[0]);
    const runtime = plan!.parts.find(({ what }) => what === 'runtime')!.bytes;
    expect(Math.abs((peak - before) / (plan!.peakBytes - runtime) - 1)).toBeLessThan(0.25);
    expect(pool.bytesInUse).toBeLessThan(held);
  }, 60_000);

  it('refuses a graph that the kernels cannot address before it prepares anything', async () => {
    const { graph } = plantedPartition({ nodes: 100, edges: 300, seed: 1 });
    const columns = 2 ** 20;
    // Looks like 2^50 entries; nothing of it is ever read.
    const colIdx = { length: 2 ** 50 } as unknown as Int32Array;
    const features = {
      kind: 'sparse',
      rows: 100,
      cols: columns,
      rowPtr: new Int32Array(101),
      colIdx,
      values: null,
    } as const;
    const model = new ClusterNet({ features: 4, k: 3 });
    const relaxed = relax(defineProblem({ name: 'own', loss: (_, r) => r.sum() }), { graph, k: 3 });
    await expect(fit(model, { input: graphInput(graph, features), relaxed }, { steps: 1 })).rejects.toThrow(
      'that the kernels can address',
    );
    model.dispose();
  });
});
