import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { drag } from '../support/drag';
import { launchBrowser, missing } from './labBrowser';
import { runAll, seenOutputs } from './labPage';
import { type LabServer, startLab } from './labServer';
import { makeNotebook, writeNotebook } from './makeNotebook';
import { openPage } from './openPage';

const state = join(root, 'out', 'controls');
const folder = join(state, 'notebooks');
/** Milliseconds that a change may take to arrive, on a machine that does other things too. */
const timeout = 60_000;
const imports = "import * as nb from 'clusternet/notebook';";

/** A figure whose title says the value. */
const drawn = (name: string) =>
  `await nb.controls({ ${name}: nb.slider(1, 20, { value: 3 }) }, ({ ${name} }) => {
  console.log('printed', ${name});
  nb.show(nb.lineFigure({ title: '${name} is ' + ${name}, xLabel: 'x', yLabel: 'y',
    curves: [{ name: 'a', y: [0, ${name}] }] }));
});`;

/** A facility on a path that can be dragged. */
const facility = `import * as cn from 'clusternet';
const path = cn.Graph.fromEdges(6, [0, 1, 2, 3, 4], [1, 2, 3, 4, 5]);
const layout = { x: Float64Array.from([0, 1, 2, 3, 4, 5]), y: Float64Array.from([0, 1, 0, 1, 0, 1]) };
await nb.controls({ stop: nb.slider(0, 5, { value: 0 }) }, ({ stop }) => {
  console.log('at', stop);
  nb.show(nb.reachFigure(path, { title: 'depot ' + stop, facilities: [stop], layout, drag: 'stop' }));
});`;

/** Trains until it is told to stop, with the signal that nobody names. */
const training = `import * as cn from 'clusternet';
const { graph } = cn.karateClub();
const features = cn.identityFeatures(graph.n);
const log: string[] = [];
await nb.controls({ k: nb.slider(2, 6, { value: 2 }) }, async ({ k }, { onProgress }) => {
  console.log('training', k);
  const model = new cn.ClusterNet({ features: features.cols, k, seed: 0 });
  const problem = cn.trainingProblem(cn.problems.modularity, graph, features, { k });
  const steps = k === 2 ? 20 : 1e7;
  const result = await cn.fit(model, problem, { steps, onProgress });
  log.push(k + ' ' + result.stopped);
  nb.table([{ k, log: log.join(', ') }]);
});`;

/** An L of ink, and beside it what the reader makes of it. */
const drawing = `const ink = Array.from({ length: 64 }, (_, i) => +(i % 8 === 2 || (i > 56 && i < 62)));
await nb.controls({ letter: nb.drawing(8, 8, { value: ink, label: 'a letter' }), k: nb.slider(1, 5) }, ({ letter, k }) => {
  console.log('ink', letter.reduce((sum, one) => sum + one, 0));
  nb.show(nb.imageGridFigure({ title: 'As drawn', images: { rows: 1, cols: 64, values: letter } }));
});`;

describe.skipIf(missing.length > 0)(`controls in JupyterLab (needs ${missing.join(', ') || 'nothing more'})`, () => {
  let lab: LabServer;
  let browser: Browser;

  beforeAll(async () => {
    rmSync(state, { recursive: true, force: true });
    writeNotebook(join(folder, 'two.ipynb'), makeNotebook([imports, drawn('a'), drawn('b')]));
    writeNotebook(join(folder, 'stop.ipynb'), makeNotebook([imports, training]));
    writeNotebook(join(folder, 'drag.ipynb'), makeNotebook([imports, facility]));
    writeNotebook(join(folder, 'draw.ipynb'), makeNotebook([imports, drawing]));
    lab = await startLab(folder, state);
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
  });

  const open = (name: string, use: (page: Page) => Promise<void>) =>
    openPage(browser, lab.url(name), { height: 1900, picture: join(state, `${name}.png`) }, async (page) => {
      await runAll(page, 120_000);
      await use(page);
    });

  const cell = (page: Page, index: number) => page.locator('.jp-CodeCell').nth(index);
  const handle = (where: Locator) => where.locator('.noUi-handle');
  const texts = async (where: Locator) =>
    (await where.locator('.jp-OutputArea-output').allInnerTexts()).map((text) => text.trim());
  const status = (where: Locator) => where.locator('.clusternet-status');

  it('are drawn above what they change, and a dragged slider changes the figure under its own cell, in two cells', async () => {
    await open('two.ipynb', async (page) => {
      for (const [index, name] of [
        [1, 'a'],
        [2, 'b'],
      ] as const) {
        const own = cell(page, index);
        await handle(own).waitFor();
        const outputs = await own.locator('.jp-OutputArea-output').all();
        await page.evaluate(watchHeights);
        await drag(page, handle(own), 120);
        const value = Number(await own.locator('.widget-readout').textContent());
        expect(value).toBeGreaterThan(4);
        await expect.poll(() => texts(own), { timeout }).toContain(`printed ${value}`);
        await expect
          .poll(() => own.locator('.jp-RenderedPlotly .gtitle').textContent(), { timeout })
          .toContain(`${name} is ${value}`);
        const last = async () => (await seenOutputs(page)).filter((output) => output.cell === index + 1).at(-1);
        const whole = { kind: 'figure', text: expect.stringContaining(`${name} is ${value}`) };
        await expect.poll(last, { timeout }).toMatchObject(whole); // a drawing at first, now with its picture
        expect(await own.locator('.jp-OutputArea-output').count()).toBe(outputs.length);
        const heights = await page.evaluate(seenHeights);
        expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(3);
        await expect.poll(() => status(own).textContent(), { timeout }).toMatch(/^done in \d+\.\d s$/);
      }
      expect(await texts(cell(page, 1))).not.toContain('printed 3');
    });
  });

  it('let draw pixel by pixel, with the pointer and the keyboard, and wipe the sheet', async () => {
    await open('draw.ipynb', async (page) => {
      const own = cell(page, 1);
      const says = (ink: number) => expect.poll(() => texts(own), { timeout }).toContain(`ink ${ink}`);
      await own.getByTitle('row 1, column 4').click();
      await says(13);
      await own.getByTitle('row 1, column 3').focus();
      await page.keyboard.press('Space');
      await says(12);
      const down = (name: string) => own.getByTitle(name).evaluate((one) => one.classList.contains('mod-active'));
      expect([await down('row 1, column 3'), await down('row 1, column 4')]).toEqual([false, true]);
      await page.screenshot({ path: join(state, 'drawn.png') });
      await own.getByRole('button', { name: 'Clear' }).click();
      await says(0);
      expect(await down('row 1, column 4')).toBe(false);
    });
  });

  it('work with the keyboard, and once more after the pointer made the figure interactive', async () => {
    await open('two.ipynb', async (page) => {
      const own = cell(page, 1);
      const shows = (value: number) => expect.poll(() => texts(own), { timeout }).toContain(`printed ${value}`);
      await handle(own).focus();
      await page.keyboard.press('ArrowRight');
      await shows(4);
      await own.locator('.jp-RenderedPlotly').hover();
      await own.locator('.jp-RenderedPlotly .gtitle').waitFor({ timeout });
      await handle(own).focus();
      await page.keyboard.press('ArrowRight');
      await shows(5);
      await own.locator('.jp-RenderedPlotly').waitFor();
      await own.locator('.jp-RenderedPlotly').hover();
      await expect.poll(() => own.locator('.jp-RenderedPlotly .gtitle').textContent(), { timeout }).toContain('a is 5');
    });
  });

  it('end the training under way by the next value, by Stop and by the interrupt of the kernel', async () => {
    await open('stop.ipynb', async (page) => {
      const own = cell(page, 1);
      const logged = () => own.locator('table td').last().textContent();
      const stop = own.getByRole('button', { name: 'Stop' });
      const trains = async (k: number) => {
        await expect.poll(() => texts(own), { timeout }).toContain(`training ${k}`);
        await expect.poll(() => status(own).textContent(), { timeout }).toMatch(/step \d+ of 1/);
      };
      await handle(own).focus();
      await page.keyboard.press('ArrowRight');
      await trains(3);
      await page.keyboard.press('ArrowRight'); // 3 is aborted by 4; what it shows is dropped
      await trains(4);
      await stop.click();
      await expect.poll(logged, { timeout }).toBe('2 completed, 3 aborted, 4 aborted');
      await expect.poll(() => status(own).textContent(), { timeout }).toMatch(/^stopped after/);
      await expect.poll(() => stop.isDisabled(), { timeout }).toBe(true);
      await handle(own).focus();
      await page.keyboard.press('ArrowRight');
      await trains(5);
      await page.getByRole('button', { name: /^Interrupt the kernel/ }).click();
      await expect.poll(logged, { timeout }).toMatch(/, 5 aborted$/);
    });
  });

  it('are moved by what is dragged on their figure', async () => {
    await open('drag.ipynb', async (page) => {
      const own = cell(page, 1);
      await own.locator('.jp-RenderedPlotly').hover();
      const ring = own.locator('.cn-handle');
      await ring.waitFor({ timeout });
      const { x } = (await ring.boundingBox())!;
      await drag(page, ring, 300);
      const readout = () => own.locator('.widget-readout').textContent();
      expect(Number(await readout())).toBeGreaterThan(0);
      await expect.poll(async () => texts(own), { timeout }).toContain(`at ${await readout()}`);
      await expect
        .poll(() => own.locator('.jp-RenderedPlotly .gtitle').textContent(), { timeout })
        .toContain(`depot ${await readout()}`);
      await expect.poll(async () => (await ring.boundingBox())!.x, { timeout }).toBeGreaterThan(x + 50);
      expect(await page.locator('.jp-Notebook.jp-mod-editMode').count()).toBe(0);
    });
  });

  it('are made anew when the cell runs again, and the old ones closed', async () => {
    await open('two.ipynb', async (page) => {
      await handle(cell(page, 1)).waitFor();
      const before = await page.evaluate(openComms);
      for (let again = 0; again < 3; again++) await runAll(page, 60_000);
      await handle(cell(page, 1)).waitFor();
      expect(await page.evaluate(openComms)).toBe(before);
      expect(await page.getByText('Error displaying widget').count()).toBe(0);
    });
  });
});

/* Inside the page. */

// biome-ignore lint/suspicious/noExplicitAny: JupyterLab's own classes, which this project does not depend on
type Any = any;

/** Looks at the notebook's height in each frame from now on. */
function watchHeights(): void {
  const seen: number[] = [];
  (globalThis as Any).heights = seen;
  const look = () => {
    if ((globalThis as Any).heights !== seen) return;
    const cells = Array.from(document.querySelectorAll('.jp-CodeCell'));
    seen.push(cells.reduce((sum, each) => sum + each.getBoundingClientRect().height, 0));
    requestAnimationFrame(look);
  };
  look();
}

function seenHeights(): number[] {
  return (globalThis as Any).heights;
}

/** How many comms the kernel has. */
async function openComms(): Promise<number> {
  const { kernel } = (globalThis as Any).jupyterapp.shell.currentWidget.sessionContext.session;
  const { content } = await kernel.requestCommInfo({ target_name: 'jupyter.widget' });
  return Object.keys(content.comms).length;
}
