import { Graph } from '../../src/graph/Graph';
import { graphFigure } from '../../src/notebook/graphFigure';
import { figureBundle } from '../../src/notebook/show';
import { htmlTable, textTable } from '../../src/notebook/table';
import { code, makeNotebook, writeNotebook } from '../notebooks/makeNotebook';

/** A name that takes over a page which writes it as markup. */
export const hostile = '<img src=x onerror="globalThis.hacked=1">';

const markdown = (source: string) => ({ cell_type: 'markdown' as const, source, metadata: {} });
const display = (data: object) => ({ output_type: 'display_data', data, metadata: {} });

/**
 * A kept notebook in which every text that a reader or a data set can set is hostile: through our own figures and tables,
 * which escape, and through outputs that nobody escaped. Returns its path.
 */
export function hostileNotebook(path: string): string {
  const graph = Graph.fromEdges(3, [0, 1], [1, 2]);
  const labels = Array.from({ length: 3 }, () => hostile);
  const figure = figureBundle(graphFigure(graph, { title: hostile, subtitle: hostile, labels }));
  const raw = {
    'application/vnd.plotly.v1+json': {
      data: [{ type: 'scatter', x: [hostile], y: [1], name: hostile, text: [hostile] }],
      layout: {
        title: { text: `${hostile}</script><script>globalThis.hacked=1</script>` },
        xaxis: { title: { text: '<a href="javascript:globalThis.hacked=1">axis</a>' } },
        images: [{ source: 'https://example.org/x.png', x: 0, y: 1, sizex: 1, sizey: 1, xref: 'paper', yref: 'paper' }],
      },
    },
    'image/png': figure['image/png'],
    'text/plain': hostile,
  };
  const rows = [{ [hostile]: hostile }];
  const table = { 'text/html': htmlTable(rows, { title: hostile }), 'text/plain': textTable(rows, { title: hostile }) };
  const withOutputs = (source: string, outputs: object[]) => ({ ...code(source), execution_count: 1, outputs });
  const cells = [
    markdown(
      `# A title ${hostile}\n\n**A promise ${hostile}.**\n\n## A section ${hostile}\n\n- ${hostile}\n\n<script>globalThis.hacked=1</script>`,
    ),
    withOutputs(`import * as cn from 'clusternet'; // ${hostile}`, [
      display(figure),
      display(raw),
      display(table),
      display({ 'text/html': `<table><tr><td>${hostile}</td></tr></table>`, 'text/plain': hostile }),
      display({ 'text/html': `<script>globalThis.hacked=1</script>${hostile}` }),
      { output_type: 'stream', name: 'stdout', text: hostile },
      { output_type: 'error', ename: 'Error', evalue: hostile, traceback: [] },
    ]),
  ];
  writeNotebook(path, makeNotebook(cells));
  return path;
}
