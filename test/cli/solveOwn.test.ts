import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UndirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { clusternet } from '../support/clusternet';

const folder = mkdtempSync(join(tmpdir(), 'own-'));
const at = (name: string): string => join(folder, name);
const QUICK = '--steps 20 --starts 1 --features structural';
const solve = (line: string) => clusternet('solve', ...`${line} ${QUICK}`.replaceAll('@', `${folder}/`).split(' '));
const json = async (line: string) => {
  const { out, err, code } = await solve(`${line} --json`);
  expect(code, err).toBe(0);
  return { ...JSON.parse(out), err };
};

/** A road of 8 towns in which one edge is 100 long: towns a … h, people in each, shops allowed in some. */
const ROAD = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="p" for="node" attr.name="people" attr.type="int"/><key id="s" for="node" attr.name="shop" attr.type="boolean"/>
<key id="k" for="edge" attr.name="km" attr.type="double"/>
<graph edgedefault="directed">${[...'abcdefgh'].map((id, i) => `<node id="${id}"><data key="p">${i === 7 ? 0 : i + 1}</data><data key="s">${i % 2 === 0}</data></node>`).join('')}
${[...'abcdefg'].map((id, i) => `<edge source="${id}" target="${'bcdefgh'[i]}"><data key="k">${i === 6 ? 100 : 1.5}</data></edge>`).join('')}
</graph></graphml>`;

beforeAll(() => {
  writeFileSync(at('two.csv'), 'source,target,weight\na,b,0.1\nb,c,123456789\nc,a,3\nc,d,4\nd,e,5\ne,f,6\nf,d,7\n');
  writeFileSync(at('plain.csv'), 'a,b\nb,c\nc,a\nc,d\nd,e\ne,f\nf,d\n');
  writeFileSync(at('apart.csv'), 'a,b\nb,c\nx,y\n');
  writeFileSync(at('road.graphml'), ROAD);
  writeFileSync(at('towns.csv'), 'id,people,shop\na,10,yes\nb,20,no\nc,,yes\nzz,1,no\n');
  writeFileSync(at('names.csv'), '@ann,=b\n=b,c\nc,@ann\nc,d\nd,e\n');
  writeFileSync(
    at('lone.gexf'),
    '<gexf version="1.2"><graph defaultedgetype="directed"><nodes><node id="a" label="A"><attvalues><attvalue for="0" value="left"/></attvalues>' +
      '</node><node id="b" label="B"/><node id="c" label="C"/><node id="z" label="Z"/></nodes><edges><edge id="0" source="a" target="b"/>' +
      '<edge id="1" source="b" target="c"/></edges><attributes class="node"><attribute id="0" title="side" type="string"/></attributes></graph></gexf>',
  );
});
afterEach(() => vi.restoreAllMocks());

describe('what was read', () => {
  it('is one line on stderr and a field of --json', async () => {
    const { err, read, unit } = await json('@two.csv --k 2');
    expect(err).toMatch(/^\S+two\.csv: 6 nodes, 7 edges, weighted by "weight"; first line taken for a header\n$/);
    expect(read).toMatchObject({ nodes: 6, edges: 7, weight: { from: 'weight' }, sentence: err.trim() });
    expect(unit).toBe('modularity');
  });

  it('says forgotten directions and nodes without an edge, which get no community', async () => {
    const { err, solution } = await json('@lone.gexf --k 2');
    expect(err).toMatch(
      /directions forgotten; 1 node without an edge; nodes without an edge get no community \(--isolated/,
    );
    expect(solution.map(({ community }: { community: number }) => community)[3]).toBeNull();
    const asked = await json('@lone.gexf --k 2 --isolated');
    expect(asked.solution[3].community).not.toBeNull();
    expect(asked.err).not.toMatch(/--isolated/);
  });

  it('a weight that is not there is an error that lists what is', async () => {
    const { err, code } = await solve('@road.graphml --weight wieght --k 2');
    expect([err.split('\n').length, code]).toEqual([2, 2]);
    expect(err).toMatch(/km/);
  });
});

describe('facilities', () => {
  it('are counted in hops, and it says so', async () => {
    const { err, value, unit } = await json('@road.graphml --objective facility --k 2');
    expect([value, unit]).toEqual([2, 'hops to the farthest']);
    expect(err).toMatch(/distances are hops \(--length km takes that as lengths\)\n$/);
  });

  it('by lengths, with demand and candidates', async () => {
    const line = '@road.graphml --objective facility --k 2 --length km';
    const { err, value, unit, solution } = await json(line);
    expect([value, unit]).toEqual([4.5, 'km to the farthest']);
    expect(err).toMatch(/lengths from "km"/);
    expect(solution[7]).toEqual({ node: 'h', facility: 'h', distance: 0 });
    // Nobody lives in h, so nobody has to go there.
    const both = await json(`${line} --demand people --candidates shop`);
    expect(both.value).toBe(3);
    const { out } = await solve(line);
    expect(out).toMatch(/km to the farthest/);
    expect((await json(`${line.replace('--length km', '--distance hops')}`)).value).toBe(2);
  });

  it('are shared out among components, where K allows', async () => {
    const { value, solution } = await json('@apart.csv --objective facility --k 2');
    expect(value).toBe(1);
    expect(solution.every(({ facility }: { facility: string | null }) => facility !== null)).toBe(true);
    const { err, code } = await solve('@apart.csv --objective facility --k 1');
    expect(code).toBe(2);
    expect(err).toMatch(
      /expected a connected graph, .*\(--component largest takes the largest part, K of at least 2 gives each its own\), but got 2 components, the largest of 3 of 5 nodes\n$/,
    );
  });

  it('take columns from a table of nodes, and say what it lacks', async () => {
    const line = '@plain.csv --objective facility --k 1 --nodes @towns.csv --column demand=people';
    const { err, value } = await json(line);
    expect(value).toBe(2);
    expect(err).toMatch(/3 nodes are not in .*towns.csv; 1 rows of .* name nodes that the graph does not have/);
    expect(err).toMatch(/people is missing at 4 nodes, which count as 1/);
  });

  it('of the largest component keep their lengths and columns', async () => {
    writeFileSync(at('far.csv'), 'source,target,km\nx,y,9\na,b,2\nb,c,3\nc,d,4\n');
    const { value } = await json('@far.csv --objective facility --k 1 --component largest --length km');
    expect(value).toBe(5);
  });
});

describe('communities', () => {
  it('have a resolution and sizes', async () => {
    const { terms, solution } = await json('@plain.csv --k 3 --resolution 2 --smallest 2 --connected-parts');
    expect(terms).toMatchObject({ resolution: 2, smallest: 2, connectedParts: true });
    expect(new Set(solution.map(({ community }: { community: number }) => community)).size).toBeGreaterThan(1);
    expect((await json('@plain.csv --k 2 --term resolution=0.5')).terms.resolution).toBe(0.5);
  });

  it('have shares of edges as columns, if asked for', async () => {
    const { solution } = await json('@plain.csv --k 2 --shares');
    expect(solution[2]['share in 0'] + solution[2]['share in 1']).toBeCloseTo(1, 5);
  });
});

describe('a scan of K', () => {
  it('prints a table, writes it and draws it', async () => {
    const { out, err, code } = await solve('@plain.csv --k 1..3 --seeds 2 --out @scan.csv --figure @scan.png');
    expect(code, err).toBe(0);
    expect(out).toMatch(/K +modularity +mean over seeds +stability \(ARI\) +parts used/);
    expect(out).toMatch(/largest at K = 2\n/);
    expect(readFileSync(at('scan.csv'), 'utf8')).toMatch(/^K,modularity,.*\n1,0,/);
    expect(readFileSync(at('scan.png')).subarray(1, 4).toString()).toBe('PNG');
    const { scan } = await json('@plain.csv --k 2..3 --seeds 2');
    expect(scan.map(({ k }: { k: number }) => k)).toEqual([2, 3]);
    expect(scan[0]).toMatchObject({ parts: 2, stability: 1 });
  });
});

describe('what comes out', () => {
  it('keeps attributes, and weights as they were given', async () => {
    await solve('@two.csv --k 2 --out @two.gexf');
    const back = parse(UndirectedGraph, readFileSync(at('two.gexf'), 'utf8'));
    expect(back.mapEdges((_e, { weight }) => weight).sort((a, b) => a - b)).toEqual([0.1, 3, 4, 5, 6, 7, 123456789]);
    await solve('@lone.gexf --k 2 --out @lone-out.gexf');
    const lone = parse(UndirectedGraph, readFileSync(at('lone-out.gexf'), 'utf8'));
    expect(lone.getNodeAttributes('a')).toMatchObject({ label: 'A', side: 'left' });
    expect(lone.getNodeAttribute('z', 'community')).toBeUndefined();
  });

  it('never overwrites what is read, and the place is tried before anything is computed', async () => {
    const before = readFileSync(at('plain.csv'), 'utf8');
    symlinkSync(at('plain.csv'), at('alias.csv'));
    for (const out of ['@plain.csv', '@./plain.csv', '@alias.csv']) {
      const { err, code } = await solve(`@plain.csv --k 2 --out ${out}`);
      expect(code).toBe(2);
      expect(err).toMatch(/output: expected another file than what is read/);
    }
    expect(readFileSync(at('plain.csv'), 'utf8')).toBe(before);
    const { err, code } = await solve('@plain.csv --k 2 --out @plain.csv/deep.csv');
    expect([code, err.split('\n').length]).toEqual([2, 2]);
    expect(err).toMatch(/expected a file that can be written, but got E/);
    expect((await solve('@nope.csv --out @never.csv')).code).toBe(2);
    expect(existsSync(at('never.csv'))).toBe(false);
  });

  it('mentions the guard against formulas once, where it changed a cell', async () => {
    const { out } = await solve('@names.csv --k 2 --out @names-out.csv');
    expect(out).toMatch(/apostrophes before what a spreadsheet would run as a formula: 2;/);
    expect((await solve('@plain.csv --k 2 --out @plain-out.csv')).out).not.toMatch(/apostrophe/);
  });

  it('- writes CSV to standard output', async () => {
    const { out, err, code } = await solve('@plain.csv --k 2 --out -');
    expect(code).toBe(0);
    expect(out).toMatch(/^node,community\na,\d\n/);
    expect(err).toMatch(/kept: the solution of/);
  });

  it('- reads standard input', () => {
    const args = ['bin/clusternet.js', 'solve', '-', '--k', '2', '--json', ...QUICK.split(' ')];
    const { stdout, status, stderr } = spawnSync('node', args, { input: 'a,b\nb,c\nc,d\n', encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ nodes: 4, edges: 3 });
  });
});

describe('mistakes', () => {
  it.each([
    ['@plain.csv --k 3..2', /expected a range from low to high, but got "3..2"/],
    ['@plain.csv --k 2..x', /expected an integer of at least 1, but got "x"/],
    ['@plain.csv --k 2 --figure @a.png', /--figure: expected a scan of K, as in --k 2..12, but got one K/],
    ['@plain.csv --k 2..3 --out @a.gexf', /output: expected a name that ends in .csv, for the table of a scan/],
    ['@plain.csv --k 2 --length km', /lengths: expected none for modularity, but got "km"/],
    ['@plain.csv --k 2 --demand people', /--demand: expected no column of nodes for modularity, but got "demand"/],
    [
      '@plain.csv --objective facility --k 2 --weights w',
      /--weights: expected one of demand, candidate, but got "weight"/,
    ],
    [
      '@road.graphml --objective facility --k 2 --demand peple',
      /demand of the nodes: expected one of .*people.*, but got "peple"/,
    ],
    ['@road.graphml --objective facility --k 2 --length mi', /km/],
    [
      '@plain.csv --objective facility --k 2 --resolution 2',
      /term: expected no term for facility, but got "resolution"/,
    ],
    ['@plain.csv --k 2 --resolution much', /resolution: expected a number above 0, but got "much"/],
    ['@plain.csv --k 2 --term gamma=2', /--term: expected one of resolution, .*, but got "gamma"/],
    ['@plain.csv --k 2 --largest 2', /largest: expected an integer of at least 3, but got 2/],
    ['@apart.csv --k 1 --connected-parts', /connectedParts: expected K of at least 2/],
    ['@plain.csv --objective facility --k 2 --shares', /--shares: expected a partition, .*, but got "facility"/],
    ['@plain.csv --k 2 --seconds 0', /expected a number above 0, but got "0"/],
    ['@plain.csv --k 2 --out - --json', /output: expected --json or --out -, which both print, but got both/],
  ])('%s', async (line, message) => {
    const { out, err, code } = await solve(line);
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(message);
    expect(err.trim()).not.toContain('\n');
  });
});
