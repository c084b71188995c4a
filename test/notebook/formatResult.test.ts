import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { DataFrame } from 'danfojs-node';
import { UndirectedGraph } from 'graphology';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { identityFeatures } from '../../src/features/identityFeatures';
import { imagesOf } from '../../src/features/images/Images';
import { Graph } from '../../src/graph/Graph';
import { karateClub } from '../../src/graph/generate/karateClub';
import { star } from '../../src/graph/generate/star';
import { formatResult } from '../../src/notebook/formatResult';
import { lineFigure } from '../../src/notebook/lineFigure';
import { Rng } from '../../src/random/Rng';
import { Adam } from '../../src/training/Adam';

const textOf = async (value: unknown): Promise<string | undefined> => (await formatResult(value))?.['text/plain'];
const PLOTLY = 'application/vnd.plotly.v1+json';

describe('formatResult', () => {
  it('shows nothing of undefined, and text of plain values without colours', async () => {
    expect(await formatResult(undefined)).toBeNull();
    expect(await textOf(null)).toBe('null');
    expect(await textOf(3)).toBe('3');
    expect(await textOf('a')).toBe("'a'");
    expect(await textOf({ a: [1, 'b'] })).toBe("{ a: [ 1, 'b' ] }");
    expect(await textOf(new Map([['a', new Set([1])]]))).toBe("Map(1) { 'a' => Set(1) { 1 } }");
    expect(await textOf(new Float32Array(50))).toContain('... 10 more items');
    expect(await textOf(new InputError({ expected: 'a', actual: 'b' }))).toBe('InputError: expected a, but got b');
  });

  it('shows what a promise resolves to, and throws what it is rejected with', async () => {
    expect(await textOf(Promise.resolve(4))).toBe('4');
    await expect(formatResult(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('shows figures of ours and of plotly', async () => {
    const figure = lineFigure({ title: 'T', xLabel: 'x', yLabel: 'y', curves: [{ name: 'a', y: [1, 2] }] });
    expect(Object.keys((await formatResult(figure))!)).toEqual([PLOTLY, 'image/png', 'text/plain']);
    const bars = (await formatResult({ data: [{ type: 'bar', y: [1] }], layout: {} }))!;
    expect(Object.keys(bars)).toEqual([PLOTLY, 'image/png', 'text/plain']);
    const surface = (await formatResult({ data: [{ type: 'surface', z: [[1]] }], layout: { title: 'S' } }))!;
    expect(Object.keys(surface)).toEqual([PLOTLY, 'text/plain']);
    expect(surface['text/plain']).toMatch(/^S\. A figure of 1 surface trace\..*no still picture.*surface traces\.$/);
  });

  it('shows a data frame as a table of its first rows, and says how many more there are', async () => {
    const frame = new DataFrame(Array.from({ length: 25 }, (_, i) => ({ name: `<b>${i}</b>`, value: i / 2 })));
    const bundle = (await formatResult(frame))!;
    expect(bundle['text/plain']).toMatch(/^DataFrame: 25 rows × 2 columns; the first 20, 5 more rows\n/);
    expect(bundle['text/html']).toContain('<td style="text-align:left">&lt;b&gt;19&lt;/b&gt;</td>');
    expect(bundle['text/html']).not.toContain('&lt;b&gt;20');
    expect(await textOf(frame.value)).toMatch(/^Series: 25 rows/);
    expect(await textOf(new DataFrame([{ a: 1 }, { a: 2 }]))).toBe('DataFrame: 2 rows × 1 column\na\n-\n1\n2');
  });

  it('shows the names of rows that are not just numbered', async () => {
    const frame = new DataFrame([{ a: 1 }, { a: 2 }], { index: ['u', 'v'] });
    expect(await textOf(frame)).toContain('u  1\nv  2');
  });

  it('shows rows of values as a table, rows with more in them as text', async () => {
    expect(await textOf([{ a: 1, b: 'x' }])).toBe('1 row\na  b\n-  -\n1  x');
    expect(await textOf([{ a: { b: 1 } }])).toBe('[ { a: { b: 1 } } ]');
  });

  it('shows shape, type and values of a tensor, and that it is disposed', async () => {
    const tensor = tf.tensor2d([
      [1, 2],
      [3, 4],
    ]);
    expect(await textOf(tensor)).toBe('Tensor 2 × 2, float32\n[[1, 2],\n [3, 4]]');
    tensor.dispose();
    expect(await textOf(tensor)).toBe('Tensor 2 × 2, float32, disposed');
    expect(await textOf(tf.scalar(3, 'int32'))).toBe('Tensor of one number, int32\n3');
    expect((await textOf(tf.zeros([2000, 50])))!.split('\n').length).toBeLessThan(12);
    expect(await textOf(tf.zeros([0, 3]))).toBe('Tensor 0 × 3, float32');
  });

  it('draws a small graph with its counts, and only counts a large one', async () => {
    const bundle = (await formatResult(karateClub().graph))!;
    expect(Object.keys(bundle)).toEqual([PLOTLY, 'image/png', 'text/plain']);
    expect(bundle['text/plain']).toBe('Graph (34 nodes, 78 edges)');
    expect(Object.keys((await formatResult(star({ leaves: 600 })))!)).toEqual(['text/plain']);
    expect(await textOf(star({ leaves: 600 }))).toMatch(/Not drawn by itself above 500 nodes/);
    const given = Graph.fromEdges(2, [0, 0, 1], [1, 0, 0], {});
    expect(await textOf(given)).toContain('without 1 self-loop and 1 repeat of an edge that were given');
    const other = new UndirectedGraph();
    other.mergeEdge('a', 'b');
    expect(await textOf(other)).toBe('graphology graph, undirected (2 nodes, 1 edge)');
  });

  it('shows matrices by their first corner, images as pictures', async () => {
    expect(await textOf(identityFeatures(2))).toBe('Sparse matrix 2 × 2 with 2 entries (50 %)\n1  0\n0  1');
    const dense = { kind: 'dense', rows: 1, cols: 9, values: new Float32Array(9) };
    expect(await textOf(dense)).toBe('Dense matrix 1 × 9\n0  0  0  0  0  0  0  0  …');
    const images = (await formatResult(imagesOf(new Float32Array(2 * 9).fill(1), 3, 3)))!;
    expect(Object.keys(images)).toEqual([PLOTLY, 'image/png', 'text/plain']);
    expect(images['text/plain']).toBe('2 images of 3 × 3 pixels');
  });

  it('prints nothing private, however deep', async () => {
    class Holder {
      constructor(readonly graph = karateClub().graph) {}
    }
    const value = { list: [karateClub().graph], map: new Map([['g', new Holder()]]), rng: new Rng(0) };
    const text = (await textOf({ ...value, adam: new Adam({ learningRate: 0.1 }) }))!;
    expect(text).toContain('list: [ Graph (34 nodes, 78 edges) ]');
    expect(text).toContain('Holder { graph: Graph (34 nodes, 78 edges) }');
    expect(text).not.toMatch(/givenIds|spareNormal|moments|cached/);
  });

  it('shows what cannot be looked at as text', async () => {
    const hostile = new Proxy(
      {},
      {
        has: () => {
          throw new Error('no');
        },
      },
    );
    expect(await textOf(hostile)).toBe('{}');
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(await textOf(loop)).toContain('[Circular');
  });
});
