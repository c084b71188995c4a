import { describe, expect, it } from 'vitest';
import type { GraphFormat } from '../../../../src/graph/io/GraphFile';
import { edgesOf, readText, refusal } from '../../../support/readText';

/** Each format as the programs write it that know it; where its text leaves no doubt, under any name. */
describe('other formats', () => {
  it.each<[GraphFormat, string, string, readonly string[], readonly string[]]>([
    [
      'GML',
      'p.gml',
      'Creator "igraph version 1"\nVersion 1\ngraph\n[\n  directed 0\n  node\n  [\n    id 7\n    label "a &#233; &quot;q&quot;"\n  ]\n  node\n  [ id 8 ]\n  edge\n  [\n source 7\n target 8\n weight 2.5\n ]\n]\n',
      ['7-8:2.5'],
      ['a é "q"', '8'],
    ],
    [
      'GML',
      'p.txt',
      '# a comment\ngraph [ node [ id 01 name "n" ] node [ id 1 ] edge [ source 01 target 1 ] ]',
      ['01-1'],
      ['n', '1'],
    ],
    [
      'Pajek',
      'p.net',
      '*Vertices 3\n1 "Ann Lee" 0.1 0.2 0.5\n2 "b" 0.3 0.4\n*Edges\n1 2 2.5\n*Arcs\n2 3 1\n',
      ['1-2:2.5', '2-3:1'],
      ['Ann Lee', 'b', '3'],
    ],
    [
      'Pajek',
      'p.dat',
      '% made\n*Network x\r\n*vertices 3\r\n1 a 0.0 0.0 ellipse\r\n*arcs :1 "likes"\r\n1 2\r\n*Edgeslist\r\n1 2 3\r\n',
      ['1-2', '1-3'],
      ['a', '2', '3'],
    ],
    [
      'Matrix Market',
      'p.mtx',
      '%%MatrixMarket matrix coordinate real symmetric\n% c\n3 3 2\n2 1 0.5\n3 2 1.5\n',
      ['1-2:0.5', '2-3:1.5'],
      ['1', '2', '3'],
    ],
    [
      'Matrix Market',
      'p.txt',
      '%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 2\n',
      ['1-2', '2-3'],
      ['1', '2', '3'],
    ],
    [
      'Matrix Market',
      'p.mtx',
      '%%MatrixMarket matrix coordinate integer general\n2 3 3\n1 1 2\n1 2 1\n2 3 4\n',
      ['row 1-column 1:2', 'row 1-column 2:1', 'row 2-column 3:4'],
      ['row 1', 'row 2', 'column 1', 'column 2', 'column 3'],
    ],
    [
      'Matrix Market',
      'p.mtx',
      '%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 3\n2 1 3\n',
      ['1-2:3'],
      ['1', '2'],
    ],
    ['LGL', 'p.lgl', '# a\nb 1\nc 2.5\n# b\nc 3\n# alone\n', ['a-b:1', 'a-c:2.5', 'b-c:3'], ['a', 'b', 'c', 'alone']],
    ['LGL', 'p.txt', '# a\nb\nc\n# b\nc\n# d\ne\n', ['a-b', 'a-c', 'b-c', 'd-e'], ['a', 'b', 'c', 'd', 'e']],
    ['TGF', 'p.tgf', '1 Anna Lee\n2 Bob\n3\n#\n1 2 knows\n2 3\n', ['1-2', '2-3'], ['Anna Lee', 'Bob', '3']],
    ['TGF', 'p.txt', '1 Anna\n2 Bob\n3 Cy\n#\n1 2\n2 3\n', ['1-2', '2-3'], ['Anna', 'Bob', 'Cy']],
    [
      'GDF',
      'p.gdf',
      'nodedef>name VARCHAR,label VARCHAR,age INT\n1,\'Lee, Ann\',30\n2,"Bob",\nedgedef>node1 VARCHAR,node2 VARCHAR,directed BOOLEAN,weight DOUBLE\n1,2,false,2.5\n',
      ['1-2:2.5'],
      ['Lee, Ann', 'Bob'],
    ],
    ['GDF', 'p.csv', 'nodedef> name,label\na,A\nb,\nedgedef> node1,node2\na,b\n', ['a-b'], ['A', 'b']],
    ['SIF', 'p.sif', '1 pp 2\n2 pp 3 4\n5\n', ['1-2', '2-3', '2-4'], ['1', '2', '3', '4', '5']],
    [
      'SIF',
      'p.sif',
      'Node A\txx\tNode B\tNode C\nNode B\tyy\tNode C\n',
      ['Node A-Node B', 'Node A-Node C', 'Node B-Node C'],
      ['Node A', 'Node B', 'Node C'],
    ],
    ['METIS', 'p.graph', '% a ring\n4 4\n2 4\n1 3\n2 4\n1 3\n', ['1-2', '1-4', '2-3', '3-4'], ['1', '2', '3', '4']],
    ['METIS', 'p.metis', '3 2 011 1\n9 2 5\n9 1 5 3 6\n9 2 6\n', ['1-2:5', '2-3:6'], ['1', '2', '3']],
    ['DIMACS', 'p.col', 'c made\np edge 3 2\ne 1 2\ne 2 3\n', ['1-2', '2-3'], ['1', '2', '3']],
    ['DIMACS', 'p.txt', 'c made\r\nc\r\np sp 3 2\r\na 1 2 7\r\na 2 3 1\r\n', ['1-2:7', '2-3:1'], ['1', '2', '3']],
    [
      'DOT',
      'p.dot',
      'graph G {\n  a -- b;\n  b -- c [weight=2, color=red];\n  a [label="A node"]; // c\n}\n',
      ['a-b:1', 'b-c:2'],
      ['A node', 'b', 'c'],
    ],
    [
      'DOT',
      'p.gv',
      '/* c */ strict digraph "my graph" { node [shape=box]; rankdir=LR\n "x y":n -> {b c} -> d; subgraph cluster_0 { e; "f\\"" } e -> f0 }',
      ['x y-b', 'x y-c', 'b-d', 'c-d', 'e-f0'],
      ['x y', 'b', 'c', 'd', 'e', 'f"', 'f0'],
    ],
    [
      'DOT',
      'p.txt',
      '// c\ngraph {\n  0 [\n    name=0\n  ];\n  0 -- 1 [weight=4];\n  <b>x</b> -- -1.5\n}'.replace(
        '<b>x</b>',
        '<<b>x</b>>',
      ),
      ['0-1:4', '<<b>x</b>>--1.5:1'],
      ['0', '1', '<<b>x</b>>', '-1.5'],
    ],
  ])('%s: %s', (format, name, text, edges, labels) => {
    const file = readText(name, text);
    expect([file.format, edgesOf(file), file.labels]).toEqual([format, edges, labels]);
  });

  it.each<[string, string, RegExp]>([
    ['p.gml', 'graph [ node [ id 1 ] node [ id 1 ] ]', /^p.gml:1: expected each node id once, but got "1" again$/],
    ['p.gml', 'graph [\n node [ id 1 ]\n edge [ source 1 target 2 ] ]', /^p.gml:3: .*"2", which is no node$/],
    ['p.gml', 'graph [ node [ id 1 ]', /"\]" for every "\["/],
    ['p.net', '*Vertices 2\n*Edges\n1 3\n', /^p.net:3: expected a vertex between 1 and 2, but got "3"$/],
    ['p.net', '*Vertices 2\n*Matrix\n0 1\n1 0\n', /^p.net:2: .* but got \*Matrix$/],
    ['p.net', '*Vertices 999999999\n', /^p.net:1: expected a number of nodes, at most/],
    ['p.mtx', '%%MatrixMarket matrix array real general\n2 2\n1\n', /^p.mtx:1: expected the banner/],
    [
      'p.mtx',
      '%%MatrixMarket matrix coordinate real general\n2 2 1\n1 3 1\n',
      /^p.mtx:3: expected a row up to 2 and a column up to 2/,
    ],
    [
      'p.mtx',
      '%%MatrixMarket matrix coordinate pattern general\n2 2 3\n1 2\n',
      /expected 3 entries, as the size line says, but got 1$/,
    ],
    ['p.lgl', 'a b\n', /^p.lgl:1: expected # and the name of a node/],
    ['p.tgf', '1\n2\n#\n1 9\n', /^p.tgf:4: .*"9", which is no node$/],
    ['p.gdf', "nodedef>name\n'a\n", /^p.gdf:2: expected a quote that closes/],
    ['p.sif', 'a b\n', /^p.sif:1: expected node, relation, node/],
    ['p.graph', '2 1\n2\n\n', /expected lines of 2 nodes with 1 edges, each from both ends/],
    ['p.graph', '2 1\n3\n1\n', /^p.graph:2: expected a node between 1 and 2, but got 3$/],
    ['p.col', 'p edge 2 1\ne 1 3\n', /^p.col:2: expected a node between 1 and 2, but got "3"$/],
    ['p.dot', 'graph {\n a -- }', /^p.dot:2: expected a node, an edge or "}", but got "}"$/],
    ['p.dot', 'graph { a -- b', /expected "}" for every "{", but got the end of the file$/],
    ['p.txt', 'DL n=3 format=edgelist1\n', /UCINET DL; export/],
    ['p.txt', '>>graph6<<A_\n', /graph6/],
  ])('%s refuses %j', (name, text, message) => {
    expect(refusal(name, text)).toMatch(message);
  });

  it('keeps what formats say of nodes and where they place them', () => {
    const gml = readText(
      'p.gml',
      'graph [ node [ id 1 age 30 club "x" graphics [ x 1.5 y 2 ] ] node [ id 2 graphics [ x 0 y 0 ] ] edge [ source 1 target 2 ] ]',
    );
    expect([gml.nodeAttributes, [...gml.positions!.x]]).toEqual([{ age: [30, null], club: ['x', null] }, [1.5, 0]]);
    const gdf = readText(
      'p.gdf',
      'nodedef>name VARCHAR,x DOUBLE,y DOUBLE,age INT\na,1,2,30\nb,3,4,\nedgedef>node1,node2\na,b\n',
    );
    expect([gdf.nodeAttributes, [...gdf.positions!.y]]).toEqual([{ age: [30, null] }, [2, 4]]);
  });

  it.each<[string, string, boolean]>([
    ['p.gml', 'graph [ directed 1 node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]', true],
    ['p.net', '*Vertices 2\n*Edges\n1 2\n', false],
    ['p.net', '*Vertices 2\n*Arcs\n1 2\n', true],
    ['p.dot', 'digraph { a -> b }', true],
    ['p.mtx', '%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 2\n', true],
    ['p.mtx', '%%MatrixMarket matrix coordinate pattern symmetric\n2 2 1\n2 1\n', false],
  ])('%s %j: directions forgotten %s', (name, text, directed) => {
    expect(readText(name, text).report.directed).toBe(directed);
  });

  it('a format that is asked for stands above name and text', () => {
    expect(readText('p.txt', 'a pp b\nb pp c\n', { format: 'SIF' }).graph.m).toBe(2);
    expect(readText('p.graph', 'a b\nb c\n', { format: 'edge list' }).graph.m).toBe(2);
  });
});
