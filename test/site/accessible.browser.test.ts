import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inChromium } from './browsers';
import { LiveCell, live, liveOut, PATIENCE, phone, siteIn } from './liveSite';

const out = liveOut('test-accessible');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** Expects that axe finds nothing serious on the page as it is now. */
async function audit(page: Page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (
      globalThis as unknown as { axe: { run(what: object, how: object): Promise<{ violations: Violation[] }> } }
    ).axe.run({ exclude: [['.katex'], ['.js-plotly-plot']] }, { preload: false }),
  );
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

siteIn(out)(inChromium, 'cells that run on a page, for everybody and for long', (site) => {
  it.each(['index', ...live])('%s: axe finds nothing serious, light, dark, before and after a run', async (name) => {
    for (const options of [{}, { ...phone, colorScheme: 'dark' as const }]) {
      await site.open(
        name,
        async (page) => {
          await audit(page);
          for (const at of await page.locator('.live').all()) {
            const cell = new LiveCell(page, at);
            await cell.press('run');
            await cell.done();
          }
          await audit(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
          const picture = `${name}-${'isMobile' in options ? 'phone' : 'wide'}.png`;
          await page
            .locator('.live')
            .first()
            .screenshot({ path: join(out, picture) });
        },
        options,
      );
    }
  });

  it('memory stays flat over 50 trainings, of the page and of its worker', async () => {
    await site.open('00-quickstart', async (page) => {
      const cell = new LiveCell(page);
      await cell.press('run');
      await cell.done();
      const heaps = await heapsOf(page);
      const runs = async (count: number) => {
        for (let i = 0; i < count; i++) {
          const before = await cell.shown();
          await cell.slider(1).fill(String(31 + ((i * 7) % 29)));
          await expect.poll(cell.shown, PATIENCE).not.toBe(before);
        }
        await cell.done();
        return { heaps: await heaps(), nodes: await page.evaluate(() => document.querySelectorAll('*').length) };
      };
      const first = await runs(10);
      const last = await runs(50);
      console.log('bytes used after 10 and 60 trainings, page and worker:', first.heaps, last.heaps);
      expect(last.nodes).toBeLessThanOrEqual(first.nodes + 20);
      for (const [i, used] of last.heaps.entries()) expect(used).toBeLessThan(first.heaps[i]! + 4e6);
    });
  });
});

/** Asks how many bytes a page uses, and its worker, with their buffers. */
async function heapsOf(page: Page): Promise<() => Promise<number[]>> {
  const session = await page.context().newCDPSession(page);
  const attached = new Promise<{ sessionId: string }>((resolve) => session.on('Target.attachedToTarget', resolve));
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const { sessionId } = await attached;
  const answers = new Map<number, (result: Heap) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: Heap };
    answers.get(id)?.(result);
  });
  const ofWorker = async (method: string) => {
    const id = answers.size + 1;
    const answer = new Promise<Heap>((resolve) => answers.set(id, resolve));
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return answer;
  };
  const bytes = ({ usedSize, backingStorageSize }: Heap) => usedSize + backingStorageSize;
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    await ofWorker('HeapProfiler.collectGarbage');
    return [bytes(await session.send('Runtime.getHeapUsage')), bytes(await ofWorker('Runtime.getHeapUsage'))];
  };
}

interface Heap {
  usedSize: number;
  backingStorageSize: number;
}
