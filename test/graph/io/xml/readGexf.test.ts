import { describe, expect, it } from 'vitest';
import { edgesOf, readText, refusal } from '../../../support/readText';

const NODES = '<nodes><node id="a" label="L a"/><node id="b"/><node id="c"/></nodes>';
const values = (id: string, value: string) => `<attvalues><attvalue for="${id}" value="${value}"/></attvalues>`;
const edges = (id: string) =>
  `<edges><edge id="0" source="a" target="b">${values(id, '2')}</edge><edge id="0" source="b" target="c">${values(id, '3')}</edge></edges>`;
const gexf = (body: string, attributes = '') => `<gexf version="1.2"><graph ${attributes}>${body}</graph></gexf>`;
const declared = (id: string, title: string) =>
  `<attributes class="edge"><attribute id="${id}" title="${title}" type="double"/></attributes>`;

describe('readGexf', () => {
  it.each([
    ['declared first', declared('0', 'weight') + NODES + edges('0')],
    ['declared last, edges first', edges('s') + NODES + declared('s', 'weight')],
    ['not declared', NODES + edges('weight')],
    ['titled in another case', declared('0', 'Weight') + NODES + edges('0')],
    [
      "the edge's own",
      NODES +
        edges('other').replace('target="b"', 'target="b" weight="2"').replace('target="c"', 'target="c" weight="3"'),
    ],
  ])('reads a weight %s', (_what, body) => {
    expect(edgesOf(readText('p.gexf', gexf(body)))).toEqual(['a-b:2', 'b-c:3']);
  });

  it('takes the own weight of an edge before an attribute of that name, and its own attributes for what they are', () => {
    const body = declared('weight', 'year') + NODES + edges('weight').replaceAll('<edge id', '<edge weight="7" id');
    const file = readText('p.gexf', gexf(body));
    expect([file.report.weight.from, edgesOf(file), file.report.weight.candidates]).toEqual([
      'weight',
      ['a-b:7', 'b-c:7'],
      ['weight', 'year'],
    ]);
  });

  it('takes the last of values that change in time, and says so', () => {
    const twice =
      '<attvalues><attvalue for="0" value="1" end="2010"/><attvalue for="0" value="5" start="2010"/></attvalues>';
    const body = `${declared('0', 'Weight')}${NODES}<edges><edge source="a" target="b">${twice}</edge></edges>`;
    const file = readText('p.gexf', gexf(body, 'mode="dynamic"'));
    expect([edgesOf(file), file.report.notes]).toEqual([['a-b:5'], ['of values that change in time the last counts']]);
  });

  it.each([
    ['defaultedgetype="directed"', '', true],
    ['defaultedgetype="directed"', 'type="undirected"', false],
    ['', 'type="mutual"', true],
    ['', '', false],
  ])('of a graph with %s, edges with %s: directions %s', (graph, edge, directed) => {
    const file = readText('p.gexf', gexf(`${NODES}<edges><edge source="a" target="b" ${edge}/></edges>`, graph));
    expect(file.report.directed).toBe(directed);
  });

  it('reads nodes within nodes, labels, places and typed attributes', () => {
    const body =
      '<attributes class="node"><attribute id="0" title="age" type="integer"><default>30</default></attribute></attributes>' +
      `<nodes><node id="a" label="A"><viz:position x="1" y="2.5" z="0"/><nodes><node id="b" label=" ">${values('0', '41')}<viz:position x="3" y="4"/></node></nodes></node></nodes>` +
      '<edges><edge source="a" target="b"/></edges>';
    const file = readText('p.gexf', gexf(body));
    expect([file.labels, file.nodeAttributes]).toEqual([['A', 'b'], { age: [30, 41] }]);
    expect([...file.positions!.x, ...file.positions!.y]).toEqual([1, 3, 2.5, 4]);
  });

  it('shows a weight that is none, with its line', () => {
    const text = gexf(`${NODES}<edges>\n<edge source="a" target="b" weight="0,5"/></edges>`);
    expect(refusal('p.gexf', text)).toMatch(/^p.gexf:2: weight of the edge between "a" and "b": .* but got "0,5"$/);
  });

  it('has no places unless every node has one, and not all the same', () => {
    const at = (x: number) => `<viz:position x="${x}" y="0"/>`;
    const text = (a: string, b: string) =>
      gexf(
        `<nodes><node id="a">${a}</node><node id="b">${b}</node></nodes><edges><edge source="a" target="b"/></edges>`,
      );
    expect(readText('p.gexf', text(at(1), '')).positions).toBeNull();
    expect(readText('p.gexf', text(at(1), at(1))).positions).toBeNull();
  });
});
