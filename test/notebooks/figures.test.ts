import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { launchBrowser, missing } from './labBrowser';
import { runAll, seenOutputs } from './labPage';
import { type LabServer, startLab } from './labServer';
import { makeNotebook, type Notebook, writeNotebook } from './makeNotebook';

const state = join(root, 'out', 'figures');
const folder = join(state, 'notebooks');
const timeout = 120_000;

const cells = [
  `import * as cn from 'clusternet';
import * as nb from 'clusternet/notebook';
const { graph, factions } = cn.karateClub();
nb.show(nb.graphFigure(graph, { title: 'The club', partition: factions }));`,
  `nb.show({ data: [{ type: 'bar', x: ['a', 'b'], y: [2, 1] }], layout: { title: 'Bars' } });`,
  `nb.show({ data: [{ type: 'contour', z: [[1, 2], [3, 4]] }], layout: { title: 'Hills' } });`,
  `import Plotly from 'plotly.js-dist';
await Plotly.newPlot('here', [{ y: [1, 3, 2] }], { title: { text: 'By plotly' } });`,
  'graph',
  `nb.table([{ method: 'Louvain', value: 0.42 }], { title: 'A table' });`,
];

/** Whether a colour as the browser writes it is a light one. */
const isLight = (color: string): boolean =>
  (/\d+/g[Symbol.match](color) ?? []).slice(0, 3).every((c) => Number(c) > 140);

describe.skipIf(missing.length > 0)(`figures in JupyterLab (needs ${missing.join(', ') || 'nothing more'})`, () => {
  let lab: LabServer;
  let browser: Browser;

  beforeAll(async () => {
    rmSync(state, { recursive: true, force: true });
    writeNotebook(join(folder, 'figures.ipynb'), makeNotebook(cells));
    lab = await startLab(folder, state);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
  });

  const file = join(folder, 'figures.ipynb');
  const outputsOf = (): unknown =>
    (JSON.parse(readFileSync(file, 'utf8')) as Notebook).cells.map(({ outputs }) => outputs);

  /** Every figure scrolled to and drawn. */
  async function look(page: Page, count: number) {
    const figures = page.locator('.jp-RenderedPlotly');
    expect(await figures.count()).toBe(count);
    for (const figure of await figures.all()) {
      await figure.scrollIntoViewIfNeeded();
      await figure.locator('.js-plotly-plot .main-svg').first().waitFor({ timeout: 60_000 });
      await figure.hover();
      await page.waitForTimeout(300);
    }
    return figures;
  }

  const save = (page: Page) => page.evaluate(() => (globalThis as Any).jupyterapp.commands.execute('docmanager:save'));

  it('shows every kind of figure, and saves the same file however often it is looked at, in light and dark', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    await page.goto(lab.url('figures.ipynb'));
    await runAll(page, timeout);
    expect((await seenOutputs(page)).filter(({ kind }) => kind === 'error' || kind === 'stderr')).toEqual([]);
    await save(page);
    const before = outputsOf();
    await look(page, 5);
    await page.screenshot({ path: join(state, 'light.png') });
    await page.evaluate(() =>
      (globalThis as Any).jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' }),
    );
    await page.waitForFunction(() => document.body.dataset.jpThemeLight === 'false');
    const figures = await look(page, 5);
    for (const [index, figure] of (await figures.all()).entries()) {
      await figure.scrollIntoViewIfNeeded();
      const title = figure.locator('.gtitle').first();
      await expect.poll(() => title.evaluate((text) => getComputedStyle(text).fill)).toSatisfy(isLight);
      const paper = figure.locator('.main-svg').first();
      expect(await paper.evaluate((svg) => getComputedStyle(svg).background)).toContain('rgba(0, 0, 0, 0)');
      await figure.screenshot({ path: join(state, `dark-${index}.png`) });
    }
    await page.screenshot({ path: join(state, 'dark.png') });
    await save(page);
    expect(outputsOf()).toEqual(before);
    await page.close();
  });
});

// biome-ignore lint/suspicious/noExplicitAny: JupyterLab's own classes, which this project does not depend on
type Any = any;
