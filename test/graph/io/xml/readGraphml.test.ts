import { describe, expect, it } from 'vitest';
import { edgesOf, readText, refusal } from '../../../support/readText';

const AB = '<node id="a"/><node id="b"/><edge source="a" target="b"/>';
const graphml = (body: string, keys = '') =>
  `<graphml>${keys}<graph edgedefault="undirected">${body}</graph></graphml>`;
const weighted = (key: string, value = '2') =>
  graphml(`<node id="a"/><node id="b"/><edge source="a" target="b"><data key="d">${value}</data></edge>`, key);

describe('readGraphml', () => {
  it.each([
    ['weight', '<key id="d" for="edge" attr.name="weight" attr.type="double"/>'],
    ['Weight', '<key id="d" for="edge" attr.name="Weight" attr.type="double"/>'],
    ['weight', '<key id="d" for="all" attr.name="weight" attr.type="double"/>'],
    ['weight', '<key id="d" attr.name="weight" attr.type="string"/>'],
  ])('takes the weight from "%s", declared by %s', (name, key) => {
    const file = readText('p.graphml', weighted(key));
    expect([file.report.weight.from, ...edgesOf(file)]).toEqual([name, 'a-b:2']);
  });

  it('says which numbers edges have that are no weights', () => {
    const { report } = readText(
      'p.graphml',
      weighted('<key id="d" for="edge" attr.name="length" attr.type="double"/>'),
    );
    expect(report.weight).toEqual({ from: null, candidates: ['length'], missing: 0 });
  });

  it('refuses a weight that is not there, and says what is', () => {
    const text = weighted('<key id="d" for="edge" attr.name="Weight" attr.type="double"/>');
    expect(refusal('p.graphml', text, { weight: 'wieght' })).toBe(
      'p.graphml: weight: expected one of "Weight", but got "wieght"',
    );
    expect(refusal('p.graphml', graphml(AB), { weight: 'w' })).toMatch(/edges have no attribute, but got "w"$/);
  });

  it("reads graph-tool's hexadecimal numbers and names", () => {
    const keys =
      '<key id="k0" for="node" attr.name="vertex_name" attr.type="string"/><key id="d" for="edge" attr.name="weight" attr.type="double"/>';
    const body =
      '<node id="n0"><data key="k0">V a</data></node><node id="n1"/><edge source="n0" target="n1"><data key="d">0x1.8p+0</data></edge>';
    const file = readText('p.graphml', graphml(body, keys));
    expect([file.labels, edgesOf(file)]).toEqual([['V a', 'n1'], ['n0-n1:1.5']]);
  });

  it.each([
    ['for="all"', '<key id="k" for="all" attr.name="name" attr.type="string"/>'],
    ['any case', '<key id="k" for="node" attr.name="Label" attr.type="string"/>'],
    ['a title', '<key id="k" for="node" attr.name="title" attr.type="string"/>'],
    ['declared last', ''],
  ])('labels nodes by %s', (_what, key) => {
    const nodes = '<node id="a"><data key="k">Anna</data></node><node id="b"/><edge source="a" target="b"/>';
    const last = key === '' ? '<key id="k" for="node" attr.name="name" attr.type="string"/>' : '';
    const text = `<graphml>${key}<graph edgedefault="undirected">${nodes}</graph>${last}</graphml>`;
    expect(readText('p.graphml', text).labels).toEqual(['Anna', 'b']);
  });

  it("reads yEd's labels and places, and takes its groups apart", () => {
    const node = (id: string, label: string, x: number, inside = '') =>
      `<node id="${id}"><data key="d6"><y:ShapeNode><y:Geometry height="30" x="${x}.0" y="7.5"/><y:NodeLabel>${label}<y:LabelModel/></y:NodeLabel><y:NodeLabel>other</y:NodeLabel></y:ShapeNode></data>${inside}</node>`;
    const group = `<graph edgedefault="directed" id="n0:">${node('n0::n0', 'In', 3)}</graph>`;
    const keys = '<key for="node" id="d6" yfiles.type="nodegraphics"/>';
    const text = `<graphml>${keys}<graph edgedefault="directed">${node('n0', 'Plant &amp; A', 1, group)}${node('n1', 'B', 2)}<edge source="n0::n0" target="n1"/></graph></graphml>`;
    const file = readText('p.graphml', text);
    expect(file.labels).toEqual(['Plant & A', 'In', 'B']);
    expect([...file.positions!.x, ...file.positions!.y]).toEqual([1, 3, 2, 7.5, 7.5, 7.5]);
    expect([file.report.directed, file.report.notes]).toEqual([true, ['groups are taken apart into their nodes']]);
    expect(file.nodeAttributes).toEqual({});
  });

  it('reads prefixed elements and data that nobody declared', () => {
    const prefixed = graphml(AB)
      .replace(/<(\/?)/g, '<$1g:')
      .replace('<g:graphml', '<g:graphml xmlns:g="http://x"');
    expect(readText('p.graphml', prefixed).graph.m).toBe(1);
    const undeclared = graphml(
      '<node id="a"><data key="zz">1</data></node><node id="b"/><edge source="a" target="b"/>',
    );
    expect(readText('p.graphml', undeclared).nodeAttributes.zz).toEqual(['1', null]);
  });

  it('gives attributes their types, and two of one name another name', () => {
    const keys =
      '<key id="a" for="node" attr.name="size" attr.type="double"/><key id="b" for="node" attr.name="size" attr.type="long"/>' +
      '<key id="c" for="node" attr.name="on" attr.type="boolean"><default>false</default></key>';
    const body =
      '<node id="x"><data key="a">1.5</data><data key="b">9007199254740993</data><data key="c">true</data></node><node id="y"/><edge source="x" target="y"/>';
    expect(readText('p.graphml', graphml(body, keys)).nodeAttributes).toEqual({
      size: [1.5, null],
      'size (b)': ['9007199254740993', null],
      on: [true, false],
    });
  });

  it('decodes as the declaration says, and UTF-16 by its mark', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${graphml(AB.replaceAll('"a"', '"Café"'))}`;
    const latin = readText('p.graphml', Buffer.from(text, 'latin1'));
    expect([latin.graph.ids[0], latin.report.encoding]).toEqual(['Café', 'windows-1252']);
    const utf16 = Buffer.from(`\uFEFF${text.replace('ISO-8859-1', 'UTF-16')}`, 'utf16le');
    expect(readText('p.graphml', utf16).graph.ids[0]).toBe('Café');
    const untrue = text.replace('ISO-8859-1', 'UTF-16');
    expect(readText('p.graphml', untrue).graph.ids[0]).toBe('Café');
  });

  it.each([
    ['a second graph', `<graphml><graph>${AB}</graph>\n<graph/></graphml>`, /^p.graphml:2: expected one <graph>/],
    ['a hyperedge', graphml('\n<hyperedge/>'), /^p.graphml:2: .* a hyperedge$/],
    [
      'an edge to a node that never comes',
      graphml(`\n${AB}<edge source="a" target="z"/>`),
      /^p.graphml:2: .*"z", which is no node$/,
    ],
  ])('refuses %s', (_what, text, message) => {
    expect(refusal('p.graphml', text)).toMatch(message);
  });

  it('reads edges before their nodes', () => {
    const text = graphml('<edge source="a" target="b"/><node id="b"/><node id="a"/>');
    expect(readText('p.graphml', text).graph.ids).toEqual(['a', 'b']);
  });
});
