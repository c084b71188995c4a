import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allNotebooks, quickParameters } from '../../scripts/lib/notebook.mjs';
import { parametersCell } from '../../scripts/lib/parameters.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { launchBrowser, missing } from './labBrowser';
import { runAll, seenOutputs } from './labPage';
import { type LabServer, startLab } from './labServer';
import { code, makeNotebook, type Notebook, writeNotebook } from './makeNotebook';

// Copies, since JupyterLab writes into what it opens; inside the project, where `clusternet` is found.
const state = join(root, 'out', 'browser');
const folder = join(state, 'notebooks');
const notebookTimeoutMs = 300_000; // with quick parameters

/** A notebook without outputs and with its quick parameters. */
function writeQuickCopy(path: string): string {
  const notebook: Notebook = JSON.parse(readFileSync(path, 'utf8'));
  const cell = parametersCell(notebook, quickParameters(notebook));
  if (cell) notebook.cells.splice(cell.index, 0, { id: 'injected-parameters', ...code(cell.source) });
  for (const each of notebook.cells) {
    if (each.cell_type === 'code') Object.assign(each, { outputs: [], execution_count: null });
  }
  writeNotebook(join(folder, basename(path)), notebook);
  return basename(path);
}

/** The harness's own proof: one figure that shows, and one cell that fails. */
const plotlyFigure = `import { lastWriteDisplayData } from 'tslab/dist/jupyter';
const figure = { data: [{ x: [1, 2, 3], y: [3, 1, 2], type: 'scatter' }], layout: { title: { text: 'A line' } } };
const data = { 'application/vnd.plotly.v1+json': figure, 'text/plain': 'a line' } as any;
lastWriteDisplayData({ data, metadata: {}, transient: {} } as any, false);`;

describe.skipIf(missing.length > 0)(`notebooks in JupyterLab (needs ${missing.join(', ') || 'nothing more'})`, () => {
  let lab: LabServer;
  let browser: Browser;

  beforeAll(async () => {
    rmSync(state, { recursive: true, force: true });
    cpSync(join(root, 'notebooks', 'data'), join(folder, 'data'), { recursive: true });
    lab = await startLab(folder, state);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
  });

  /** Opens, runs all cells, takes a picture of every figure and of the page. */
  async function openAndRun(name: string) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    try {
      await page.goto(lab.url(name));
      await runAll(page, notebookTimeoutMs);
      await page.waitForLoadState('networkidle'); // the figure renderer is loaded on first use
      await page.waitForTimeout(500);
      const outputs = await seenOutputs(page);
      const stem = join(state, basename(name, '.ipynb'));
      await page.screenshot({ path: `${stem}.png` });
      const figures = await page.locator('.jp-OutputArea-output:has(.js-plotly-plot, img)').all();
      for (const [index, figure] of figures.entries()) await figure.screenshot({ path: `${stem}-${index + 1}.png` });
      return outputs;
    } finally {
      await page.close();
    }
  }

  it('sees a figure, and sees an error', async () => {
    writeNotebook(join(folder, 'harness.ipynb'), makeNotebook([plotlyFigure, "throw new Error('boom');"]));
    const outputs = await openAndRun('harness.ipynb');
    expect(outputs[0]).toEqual({ cell: 1, kind: 'figure', text: 'a line', isVisible: true });
    expect(outputs[1]).toMatchObject({ cell: 2, kind: 'error', text: expect.stringContaining('boom') });
  });

  it.each(allNotebooks())('%s runs without an error and shows its figures', async (path) => {
    const outputs = await openAndRun(writeQuickCopy(path));
    expect(outputs.filter(({ kind }) => kind === 'error' || kind === 'stderr')).toEqual([]);
    expect(outputs.filter(({ kind, isVisible }) => kind === 'figure' && !isVisible)).toEqual([]);
  });
});
