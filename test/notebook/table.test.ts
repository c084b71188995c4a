import { DataFrame } from 'danfojs-node';
import { describe, expect, it } from 'vitest';
import { htmlTable, textTable } from '../../src/notebook/table';

const rows = [
  { dataset: 'cora', modularity: 0.54321, n: 2708 },
  { dataset: 'fb', modularity: -0.1, seeds: null },
];

describe('textTable', () => {
  it('aligns numbers right and text left', () => {
    expect(textTable(rows, { title: 'Table' }).split('\n')).toEqual([
      'Table',
      'dataset  modularity     n  seeds',
      '-------  ----------  ----  -----',
      'cora          0.543  2708  –',
      'fb           −0.100     –  –',
    ]);
  });

  it('picks and orders columns, and names the ones there are', () => {
    expect(textTable(rows, { columns: ['n', 'dataset'] }).split('\n')[0]).toBe('   n  dataset');
    expect(() => textTable(rows, { columns: ['k'] })).toThrow(
      'table column: expected one of dataset, modularity, n, seeds, but got k',
    );
  });

  it('reads a danfojs frame, also of one column', () => {
    expect(textTable(new DataFrame(rows.map(({ dataset, modularity }) => ({ dataset, modularity }))))).toBe(
      textTable(rows, { columns: ['dataset', 'modularity'] }),
    );
    expect(textTable({ columns: ['a'], values: [1, 2] })).toBe('a\n-\n1\n2');
  });

  it('writes tiny numbers in full and an empty table as nothing', () => {
    expect(textTable([{ loss: 1.2e-7 }]).split('\n')[2]).toBe('1.20e−7');
    expect(textTable([])).toBe('\n');
  });
});

describe('htmlTable', () => {
  it('is a table with head and body', () => {
    const html = htmlTable(rows);
    expect(html.match(/<tr>/g)).toHaveLength(3);
    expect(html.match(/<th /g)).toHaveLength(4);
    expect(html).toContain('<td style="text-align:right">0.543</td>');
  });

  it('escapes cells, columns and the title', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    expect(htmlTable([{ [hostile]: hostile }], { title: hostile })).not.toContain('<img');
  });
});
