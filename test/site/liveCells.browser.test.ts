import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { allNotebooks } from '../../scripts/lib/notebook.mjs';
import { inChromium } from './browsers';
import { LiveCell, liveOut, PATIENCE, siteIn } from './liveSite';

const PLOTLY = 'application/vnd.plotly.v1+json';

/** What a trace has of numbers, as JSON has them. */
const numbersOf = (data: readonly { x?: unknown; y?: unknown; z?: unknown }[]) =>
  JSON.parse(JSON.stringify(data.map(({ x, y, z }) => ({ x, y, z }))));

/** Of each cell with controls of a notebook, the figure that is kept below them. */
function keptFigures(name: string) {
  const path = allNotebooks().find((one) => basename(one, '.ipynb') === name)!;
  const { cells } = JSON.parse(readFileSync(path, 'utf8'));
  const withControls = cells.filter((cell: Cell) => /\bnb\.controls\(/.test([cell.source].flat().join('')));
  return withControls.map(({ outputs }: Cell) => outputs!.map(({ data }) => data?.[PLOTLY]).find(Boolean));
}

interface Cell {
  source: string | string[];
  outputs?: { data?: Record<string, { data: Record<string, unknown>[]; layout: { title: { text: string } } }> }[];
}

const drawn = (cell: LiveCell) =>
  cell.at.locator('.now .js-plotly-plot').evaluate((plot) => {
    const { data } = plot as unknown as { data: { x?: unknown; y?: unknown; z?: unknown }[] };
    return JSON.parse(JSON.stringify(data.map(({ x, y, z }) => ({ x, y, z }))));
  });

/** Strokes of a three, in pixels of a sheet of 8 x 8. */
const THREE = [
  [2.2, 1.2],
  [3.8, 0.5],
  [5.5, 1.4],
  [5.2, 2.9],
  [3.8, 3.7],
  [5.4, 4.4],
  [5.7, 6],
  [4.2, 7.3],
  [2.2, 6.6],
] as const;

async function draw(page: Page, cell: LiveCell, stroke: typeof THREE) {
  const sheet = cell.at.locator('.pixels');
  await sheet.scrollIntoViewIfNeeded();
  const { x, y, width } = (await sheet.boundingBox())!;
  const [first, ...others] = stroke.map(
    ([across, down]) => [x + (across * width) / 8, y + (down * width) / 8] as const,
  );
  await page.mouse.move(...first!);
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...place, { steps: 4 });
  await page.mouse.up();
}

siteIn(liveOut('test-live-cells'))(inChromium, 'what cells find on a page', (site) => {
  it.each(['00-quickstart', '01-clusternet-from-scratch', '07-backward-passes', '10-normalized-cuts'])(
    '%s: each cell draws the numbers that Node has drawn',
    async (name) => {
      const kept = keptFigures(name);
      await site.open(name, async (page) => {
        const cells = await page.locator('.live').all();
        expect(cells).toHaveLength(kept.length);
        for (const [i, at] of cells.entries()) {
          const cell = new LiveCell(page, at);
          await cell.press('run');
          await cell.done();
          await expect.poll(() => drawn(cell), PATIENCE).toEqual(numbersOf(kept[i].data));
          expect((await cell.shown()).replace(/\s+/g, ' ')).toContain(kept[i].layout.title.text);
        }
      });
    },
  );

  it('10 trains once, is stopped while it trains, and says where a digit belongs that the mouse has drawn', async () => {
    await site.open('10-normalized-cuts', async (page) => {
      const cell = new LiveCell(page);
      await cell.press('run');
      await cell.until(/^step/);
      await cell.press('stop');
      await cell.until(/^stopped after/);
      expect(await cell.at.locator('.now').isVisible()).toBe(false);
      await cell.press('run');
      await cell.until(/^step [1-9]\d\d of/);
      await cell.at.locator('[data-wipe]').click();
      await draw(page, cell, THREE);
      await cell.until(/^(?:step [1-9]\d\d of|done)/); // goes on where it was
      await cell.done();
      await expect.poll(cell.shown, PATIENCE).toMatch(/^Cluster \d, by a chance of/);
      const three = (await cell.shown()).slice(0, 'Cluster 1'.length);
      await cell.press('reset');
      const ink = () => cell.at.locator('.pixels input').evaluateAll((all) => all.map((one) => one.dataset.ink).join());
      const zero = await ink();
      expect(zero.split(',').filter((one) => one !== '0').length).toBeGreaterThan(20);
      await cell.press('run');
      await cell.done();
      await expect.poll(cell.shown, PATIENCE).toMatch(/^Cluster/);
      expect((await cell.shown()).slice(0, three.length)).not.toBe(three);
      await cell.at.locator('[data-wipe]').click();
      expect(await ink()).toBe(Array(64).fill(0).join());
    });
  });
});
