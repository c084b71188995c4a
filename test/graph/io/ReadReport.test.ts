import { describe, expect, it } from 'vitest';
import { describeReading } from '../../../src/graph/io/ReadReport';
import { readText } from '../../support/readText';

const said = (name: string, text: string, options = {}) => describeReading(readText(name, text, options).report);

describe('describeReading', () => {
  it('says all that changed the graph, in one sentence', () => {
    const text =
      '# made by hand\nSource;Target;Type;km;Weight\na;b;Directed;1,5;2\nb;a;Directed;2,5;1\nb;b;Directed;1;1\nb;c;Directed;3;1\n';
    expect(said('p.csv', text, { length: 'km' })).toBe(
      '3 nodes, 2 edges, weighted by "Weight"; lengths from "km"; directions forgotten; 1 repeated edge added up; ' +
        '1 self-loop dropped; first line taken for a header; 1 line skipped as comments; decimal commas',
    );
  });

  it.each([
    ['p.csv', 'a,b\nb,c\n', '3 nodes, 2 edges, unweighted; no header'],
    ['p.csv', 'a,b,2\n', '2 nodes, 1 edge, weighted by column 3; no header'],
    [
      'p.csv',
      'source,target,year,km\na,b,1,2\n',
      '2 nodes, 1 edge, unweighted (numbers of the edges: "year", "km"); first line taken for a header',
    ],
    [
      'p.gml',
      'graph [ node [ id 1 ] node [ id 2 ] node [ id 3 ] edge [ source 1 target 2 weight 3 ] edge [ source 1 target 2 ] ]',
      '3 nodes, 1 edge, weighted by "weight", 1 edge without it weighing 1; 1 repeated edge added up; 1 node without an edge',
    ],
  ])('%s %j: %s', (name, text, sentence) => {
    expect(said(name, text)).toBe(sentence);
  });

  it('says that a column named like a weight holds none', () => {
    expect(said('p.csv', 'source,target,score\na,b,1\nb,c,-1\n')).toMatch(
      /^3 nodes, 2 edges, unweighted \(numbers of the edges: "score"\); .*"score" is not taken for the weight, since -1 is none$/,
    );
  });
});
