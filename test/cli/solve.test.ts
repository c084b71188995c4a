import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { karateClub } from '../../src/graph/generate/karateClub';
import { clusternet } from '../support/clusternet';

const folder = mkdtempSync(join(tmpdir(), 'solve-'));
const at = (name: string): string => join(folder, name);

describe('clusternet solve', () => {
  beforeAll(() => {
    const lines = ['source,target'];
    karateClub().graph.forEachEdge((u, v) => lines.push(`${u},${v}`));
    writeFileSync(at('club.csv'), `${lines.join('\n')}\n`);
    writeFileSync(at('two.csv'), 'a,b\nb,c\nx,y\n');
    writeFileSync(at('bad.csv'), 'a,b\nb\n');
    writeFileSync(at('own.csv'), ['a,1', 'b,2', 'c,3'].join('\n'));
  });
  afterEach(() => vi.restoreAllMocks());

  it('prints a table, names whose solution it keeps, and writes it', async () => {
    const { out, err, code } = await clusternet(
      ...`solve ${at('club.csv')} --k 4 --steps 100 --out ${at('out/club.csv')}`.split(' '),
    );
    expect([err, code]).toEqual([
      `${at('club.csv')}: 34 nodes, 78 edges, unweighted; first line taken for a header\n`,
      0,
    ]);
    expect(out).toMatch(/^34 nodes, 78 edges, K = 4; 128 columns of node2vec features\n/);
    expect(out).toMatch(/Louvain to K +0\.4198 +\d+\n/);
    expect(out).toMatch(/kept: the solution of .*\nwritten: .*club.csv\n$/);
    expect(readFileSync(at('out/club.csv'), 'utf8')).toMatch(/^node,community\n0,\d\n/);
  });

  it('asks the search that is ahead by default, and says whom it kept and left out', async () => {
    const line = `solve ${at('club.csv')} --k 4`;
    const { out, code } = await clusternet(...line.split(' '));
    expect(code).toBe(0);
    expect(out).toMatch(/^34 nodes, 78 edges, K = 4\n/);
    expect(out).toMatch(/memetic search +0\.4198 +\d+\n/);
    expect(out).toMatch(/ClusterNet left out: where all edges are known, search is ahead of it; it is asked by name\n/);
    expect(out).toMatch(/kept: the solution of .*\n$/);
    const { methods, training } = JSON.parse((await clusternet(...line.split(' '), '--json', '--seconds', '20')).out);
    expect(methods.map(({ method }: { method: string }) => method)).not.toContain('clusternet');
    expect(training.steps).toBe(0);
  });

  it('--method is all that is asked', async () => {
    const line = `solve ${at('club.csv')} --k 4 --json --method`;
    const asked = async (...names: string[]) => {
      const { methods } = JSON.parse((await clusternet(...line.split(' '), ...names)).out);
      return methods.map(({ method }: { method: string }) => method).sort();
    };
    expect(await asked('train-memetic,leiden')).toEqual(['leiden', 'memetic']);
    const short = ['--features', 'identity', '--steps', '5', '--starts', '1'];
    expect(await asked('clusternet', ...short)).toEqual(['clusternet']);
    const { err, code } = await clusternet(...line.split(' '), 'magic');
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/method for modularity: expected one of .*memetic.*"magic"/),
    ]);
  });

  it('--json prints one object; the value is that of the solution kept', async () => {
    const line = `solve ${at('club.csv')} --k 3 --steps 20 --starts 1 --objective facility --features structural --json`;
    const { out, err, code } = await clusternet(...line.split(' '));
    expect([err, code]).toEqual([
      `${at('club.csv')}: 34 nodes, 78 edges, unweighted; first line taken for a header; distances are hops\n`,
      0,
    ]);
    const record = JSON.parse(out);
    expect(record).toMatchObject({ objective: 'facility', k: 3, seed: 0, nodes: 34, edges: 78 });
    expect(record.method).toBe(record.methods[0].method);
    expect(record.solution).toHaveLength(34);
    const distances = record.solution.map(({ distance }: { distance: number }) => distance);
    expect(Math.max(...distances)).toBe(record.value);
  });

  it('--component largest makes facilities possible, with features of your own', async () => {
    const line = `solve ${at('two.csv')} --k 1 --steps 5 --objective facility --component largest --features ${at('own.csv')}`;
    const { out, code } = await clusternet(...line.split(' '));
    expect(code).toBe(0);
    expect(out).toMatch(
      /^3 nodes, 2 edges, K = 1; 1 columns of own features\nthe largest component; 2 nodes lie outside it\n/,
    );
    expect(out).toMatch(/chosen: b\n$/);
  });

  it('--set tells ClusterNet; --json has every field that programs may rely on', async () => {
    const line = `solve ${at('club.csv')} --k 2 --starts 1 --features structural --set steps=5 --set beta=30 --json`;
    const { out, err, code } = await clusternet(...line.split(' '));
    expect([err, code]).toEqual([
      `${at('club.csv')}: 34 nodes, 78 edges, unweighted; first line taken for a header\n`,
      0,
    ]);
    const record = JSON.parse(out);
    for (const name of ['objective', 'k', 'seed', 'nodes', 'edges', 'method', 'value', 'methods', 'solution'])
      expect(record).toHaveProperty(name);
    expect(record.training.steps).toBe(5);
    const otherwise = JSON.parse((await clusternet(...line.replace('beta=30', 'beta=1').split(' '))).out);
    const [own, other] = [record, otherwise].map(({ methods }) =>
      methods.find(({ method }: { method: string }) => method === 'clusternet'),
    );
    expect(own.value).not.toBe(other.value);
  });

  it('--set starts counts as --starts does', async () => {
    const line = `solve ${at('club.csv')} --k 2 --features structural --steps 5 --seed 1 --json`;
    const values = async (...more: string[]) => {
      const { methods } = JSON.parse((await clusternet(...line.split(' '), ...more)).out);
      return methods.find(({ method }: { method: string }) => method === 'clusternet').value;
    };
    expect(await values('--set', 'starts=1')).toBe(await values('--starts', '1'));
    expect(await values('--set', 'starts=1')).not.toBe(await values('--starts', '8'));
  });

  it.each([
    [
      'two.csv --objective facility --k 1',
      /two.csv: expected a connected graph.*--component largest.*, but got 2 components, the largest of 3 of 5 nodes\n$/,
    ],
    ['bad.csv', /bad.csv:2: expected 2 columns as on the other lines, but got 1\n$/],
    ['nope.gexf', /nope.gexf: expected a readable file, but got ENOENT\n$/],
    ['club.csv --k 35', /^clusternet: K: expected an integer between 1 and n = 34, but got 35\n$/],
    ['club.csv --out a.png', /^clusternet: output: expected a name that ends in .csv or .gexf, but got "a.png"\n$/],
    [
      'club.csv --features magic',
      /^clusternet: features: expected one of node2vec, .*, or a CSV file, but got "magic"\n$/,
    ],
    ['club.csv --features ./magic.csv', /magic.csv: expected a readable file/],
    ['club.csv --set gamma=1', /^clusternet: --set: expected one of .*beta.*, but got "gamma"\n$/],
    ['club.csv --set beta=0', /^clusternet: beta: expected a number above 0, but got 0\n$/],
    ['club.csv --objective beauty', /^clusternet: .*beauty.*\n$/],
  ])('%s exits 2 with one line that says why', async (line, message) => {
    const [file, ...rest] = line.split(' ');
    const { out, err, code } = await clusternet('solve', at(file!), ...rest);
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
  });
});
