import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForBrowser } from '../../scripts/lib/browser.mjs';
import { allNotebooks } from '../../scripts/lib/notebook.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { buildSite } from '../../scripts/lib/site/buildSite.mjs';
import { serve } from '../../scripts/lib/site/serve.mjs';
import * as cn from '../../src';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const out = join(root, 'out', 'test-live');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Pages with live cells, and what changes when the first control of the first cell moves one step to the right. */
const live = [
  '00-quickstart',
  '01-clusternet-from-scratch',
  '02-facilities-from-scratch',
  '06-your-own-graph',
  '07-backward-passes',
  '10-normalized-cuts',
  '11-repetitive-problems',
];
const PATIENCE = { timeout: 120_000 };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Training on the club, as in Node and as in a page: the same text runs in both. */
const TRAIN = `async (cn) => {
  const { graph } = cn.karateClub();
  const features = cn.identityFeatures(graph.n);
  const task = cn.trainingProblem(cn.problems.modularity, graph, features, { k: 4 });
  const once = async () => {
    const model = new cn.ClusterNet({ features: features.cols, k: 4, beta: 30, dropout: 0.5, seed: 5 });
    const begun = performance.now();
    const { losses, solution } = await cn.fit(model, task, { steps: 300, seed: 5, selectEvery: 10 });
    const ms = performance.now() - begun;
    model.dispose();
    return { losses: Array.from(losses), solution: Array.from(solution), ms };
  };
  await once();
  const runs = [];
  for (let i = 0; i < 5; i++) runs.push(await once());
  return { ...runs[0], ms: Math.min(...runs.map(({ ms }) => ms)) };
}`;

describe.skipIf(!existsSync(executablePath))('cells that run on a page without a network (needs chromium)', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    mkdirSync(out, { recursive: true });
    await buildSite(allNotebooks(), join(out, 'site'));
    writeFileSync(join(out, 'site', 'clusternet.mjs'), (await bundleForBrowser('index.ts', 'esm')).text);
    writeFileSync(
      join(out, 'site', 'empty.html'),
      '<!doctype html><link rel="icon" href="data:,"><title>empty</title>',
    );
    server = await serve(join(out, 'site'));
    browser = await chromium.launch({ executablePath, args: flags });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Opens a page from disk, or with `over: 'http'` from loopback, and expects it to complain of nothing. */
  async function open(
    name: string,
    use: (page: Page, requests: string[]) => Promise<void>,
    { over = 'file', ...options }: BrowserContextOptions & { over?: 'file' | 'http' } = {},
  ) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    await context.setOffline(over === 'file');
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const url = over === 'file' ? pathToFileURL(join(out, 'site', `${name}.html`)).href : `${server.url}${name}.html`;
    try {
      await page.goto(url);
      await use(page, requests);
      expect(complaints).toEqual([]);
      const allowed = over === 'file' ? /^(?:file|data|blob):/ : /^(?:http:\/\/127\.0\.0\.1:|data:|blob:)/;
      expect(requests.filter((address) => !allowed.test(address))).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const cell = (page: Page) => page.locator('.live').first();
  const says = (page: Page) => cell(page).locator('[role="status"]');
  const press = (page: Page, what: string) => cell(page).locator(`[data-do="${what}"]`).click();
  const done = (page: Page) => expect.poll(() => says(page).textContent(), PATIENCE).toMatch(/^done in/);
  /** Titles of figures, and tables, that a cell shows. */
  const shown = (page: Page) =>
    cell(page)
      .locator('.now')
      .evaluate((now) => Array.from(now.querySelectorAll('.g-gtitle text, td'), (one) => one.textContent).join(' | '));

  it('every notebook with controls is among those tested', () => {
    const found = allNotebooks().filter((path) => /\bnb\.controls\(/.test(readFileSync(path, 'utf8')));
    expect(found.map((path) => basename(path, '.ipynb'))).toEqual(live);
  });

  it.each(live)('%s: kept until touched, runs, changes with its control, resets; by keyboard alone', async (name) => {
    await open(name, async (page, requests) => {
      const picture = cell(page).locator('.kept img').first();
      expect(await picture.isVisible()).toBe(true);
      expect(requests.filter((address) => /assets\/(?:plotly|engine|live\/)/.test(address))).toEqual([]);
      await cell(page).locator('[data-do="run"]').focus();
      await page.keyboard.press('Enter');
      await done(page);
      expect(requests.filter((address) => /plotly|engine/.test(address))).toHaveLength(2);
      await expect.poll(() => shown(page), PATIENCE).not.toBe('');
      const before = await shown(page);
      expect(await picture.isVisible()).toBe(false);
      const sheet = cell(page).locator('.pixels input');
      if ((await sheet.count()) > 0) {
        await sheet.first().focus();
        for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) {
          await page.keyboard.press('Space');
          await page.keyboard.press(key);
        }
      } else {
        await cell(page).locator('input[type="range"]').first().focus();
        await page.keyboard.press('ArrowRight');
      }
      await expect.poll(() => shown(page), PATIENCE).not.toBe(before);
      await done(page);
      await cell(page).locator('[data-do="reset"]').focus();
      await page.keyboard.press('Space');
      expect(await picture.isVisible()).toBe(true);
      expect(await says(page).textContent()).toBe('');
    });
  });

  it('00 over loopback too, and there it finds what it finds from disk and in Node', async () => {
    const titles: string[] = [];
    for (const over of ['file', 'http'] as const) {
      await open(
        '00-quickstart',
        async (page) => {
          await press(page, 'run');
          await done(page);
          await expect.poll(() => shown(page), PATIENCE).toMatch(/modularity/);
          titles.push(await shown(page));
        },
        { over },
      );
    }
    const { graph } = cn.karateClub();
    const settings = { steps: 400, dropout: 0.5, selectEvery: 10, beta: 30 };
    const { best } = await cn.solve(graph, { k: 4, seed: 0, starts: 1, settings, features: 'identity', baselines: [] });
    expect(titles[0]).toBe(titles[1]);
    expect(titles[0]).toContain(`K = 4: modularity ${best.value.toFixed(4)}`);
  });

  it('clusternet/browser gives the bits of Node', async () => {
    const train = runInThisContext(`(${TRAIN})`) as (from: typeof cn) => Promise<{ ms: number; losses: number[] }>;
    const inNode = await train(cn);
    await open(
      'empty',
      async (page) => {
        const inPage = (await page.evaluate(`import('${server.url}clusternet.mjs').then(${TRAIN})`)) as typeof inNode;
        expect({ ...inPage, ms: 0 }).toEqual({ ...inNode, ms: 0 });
        expect(inPage.losses).toHaveLength(300);
        const built = join(root, 'dist', 'index.js');
        if (!existsSync(built)) return;
        const timed = `(${TRAIN})(require(${JSON.stringify(built)})).then(({ ms }) => console.log(ms))`;
        const node = Number(execFileSync(process.execPath, ['-e', timed], { encoding: 'utf8' }));
        const ratio = (inPage.ms / node).toFixed(2);
        const line = `karate, 300 steps, best of 5: browser ${inPage.ms.toFixed(0)} ms, Node ${node.toFixed(0)} ms, ${ratio}x`;
        writeFileSync(join(out, 'karate.txt'), `${line}\n`);
        console.log(line);
      },
      { over: 'http' },
    );
  });

  it('Stop ends a run, and one that never lets go; the next run is whole', async () => {
    await open('11-repetitive-problems', async (page) => {
      await cell(page).locator('input[type="range"]').nth(1).fill('1000');
      await expect.poll(() => says(page).textContent(), PATIENCE).toMatch(/^step/);
      await press(page, 'stop');
      await expect.poll(() => says(page).textContent(), PATIENCE).toMatch(/^stopped after/);
      await cell(page).locator('input[type="range"]').nth(1).fill('50');
      await done(page);
    });
    await open('06-your-own-graph', async (page) => {
      // Its algorithms hold the thread for long on a graph of this size.
      const edges = Array.from({ length: 6000 }, (_, i) => `${i % 1500},${(i * 7919 + 13) % 1500}`).join('\n');
      const file = { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(`source,target\n${edges}\n`) };
      await cell(page).locator('input[type="file"]').setInputFiles(file);
      await expect.poll(() => says(page).textContent(), PATIENCE).toMatch(/^(?:running|step)/);
      await press(page, 'stop');
      await expect.poll(() => says(page).textContent(), { timeout: 10_000 }).toMatch(/^stopped after/);
      await press(page, 'reset');
      await press(page, 'run');
      await done(page);
      await expect.poll(() => shown(page), PATIENCE).toContain('5 depots');
    });
  });

  it('06 reads, solves and draws a file of the reader, and saves it as CSV and GEXF', async () => {
    await open('06-your-own-graph', async (page) => {
      const ring = Array.from({ length: 12 }, (_, i) => `s${i},s${(i + 1) % 12}`);
      const file = { name: 'ring.csv.gz', mimeType: '', buffer: gzipSync(`source,target\n${ring.join('\n')}\n`) };
      await cell(page).locator('input[type="file"]').setInputFiles(file);
      await done(page);
      await expect.poll(() => shown(page), PATIENCE).toContain('5 depots: nobody is more than 1 steps away');
      expect(await cell(page).locator('input[type="range"]').first().getAttribute('max')).toBe('12');
      await cell(page).locator('[data-press="save"]').click();
      for (const [name, holds] of [
        ['tried.csv', /^node,facility,distance\ns\d+,s\d+,[01]\n/],
        ['tried.gexf', /<gexf[\s\S]*label="s11"/],
      ] as const) {
        const [download] = await Promise.all([
          page.waitForEvent('download', PATIENCE),
          cell(page)
            .getByRole('link', { name: `Save ${name}` })
            .click(PATIENCE),
        ]);
        expect(download.suggestedFilename()).toBe(name);
        expect(readFileSync(await download.path(), 'utf8')).toMatch(holds);
      }
      expect(await cell(page).textContent()).toContain('it never leaves your machine');
    });
  });

  it('a hostile file dropped on 06 gives one sentence', async () => {
    await open('06-your-own-graph', async (page) => {
      const hostile = '<img src=x onerror="globalThis.hacked=1">';
      const files = [
        ['zip.graphml', 'PK\u0003\u0004\u0000'],
        ['page.graphml', '<!doctype html><html></html>'],
        ['empty.csv', ''],
        ['nul.csv', 'a,b\n\u0000,c\n'],
        ['broken.json', '{"nodes": ['],
        [`${hostile}.graphml`, `<graphml><graph><node id="${'x'.repeat(10)}"`],
        ['bomb.csv.gz', gzipSync(Buffer.alloc(80 * 2 ** 20, 'a,b\n'))],
        ['cut.csv.gz', gzipSync('source,target\na,b\n').subarray(0, 20)],
        [
          'entities.graphml',
          `<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>`,
        ],
      ] as const;
      for (const [name, content] of files) {
        const buffer = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
        await cell(page).locator('input[type="file"]').setInputFiles({ name, mimeType: '', buffer });
        await expect
          .poll(() => says(page).textContent(), PATIENCE)
          .toMatch(/expected .+, but got|expected a file that can be read/);
        const sentence = (await says(page).textContent())!;
        expect(sentence, name).toContain(name.slice(0, 8));
        expect(sentence.split('\n'), name).toHaveLength(1);
        await press(page, 'reset');
      }
      // One that is a graph, but whose names are markup.
      const buffer = Buffer.from(`source,target\n"${hostile.replaceAll('"', '""')}",b\nb,c\nc,d\nd,e\ne,f\n`);
      await cell(page).locator('input[type="file"]').setInputFiles({ name: 'names.csv', mimeType: '', buffer });
      await done(page);
      expect(await cell(page).locator('.now img, .now [onerror]').count()).toBe(0);
      expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    });
  });

  it('a page may send nothing anywhere, and neither may its worker', async () => {
    await open('06-your-own-graph', async (page) => {
      const policy = await page.locator('meta[http-equiv]').getAttribute('content');
      expect(policy).toMatch(/^default-src 'none'; script-src 'self' file: 'wasm-unsafe-eval'; worker-src blob:; /);
      expect(policy).not.toMatch(/connect-src|unsafe-eval' |'unsafe-inline'; script|https?:/);
      const sent = await page.evaluate(() => {
        const text = `fetch('http://127.0.0.1:9').then(() => 'sent', () => 'refused').then(postMessage);
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => postMessage(effectiveDirective));`;
        const worker = new Worker(URL.createObjectURL(new Blob([text])));
        return new Promise((resolve) => {
          worker.onmessage = ({ data }) => data !== 'refused' && resolve(data);
        });
      });
      expect(sent).toBe('connect-src');
    }).catch((error: Error) => {
      // The refusal itself is on the page's console.
      if (!/Content Security Policy/.test(error.message)) throw error;
    });
  });

  it('the front page trains before the reader, who may stop it', async () => {
    await open('index', async (page, requests) => {
      await expect
        .poll(() => page.locator('.front img').evaluate((i) => (i as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
      expect(requests.filter((address) => /plotly|engine/.test(address))).toEqual([]);
      await press(page, 'run');
      await expect.poll(() => shown(page), PATIENCE).toMatch(/step \d+ of 300/);
      await press(page, 'stop');
      await expect.poll(() => says(page).textContent(), PATIENCE).toMatch(/^stopped/);
      await press(page, 'run');
      await done(page);
      await expect.poll(() => shown(page), PATIENCE).toMatch(/Modularity 0\.4198.*300 steps took/);
    });
  });

  it.each(['index', ...live])(
    '%s: axe finds nothing serious, light, dark, before and after a run; a phone is wide enough',
    async (name) => {
      for (const options of [{}, { ...phone, colorScheme: 'dark' as const }]) {
        await open(
          name,
          async (page) => {
            const audit = async () => {
              await page.evaluate(axe);
              const { violations } = await page.evaluate(() =>
                (
                  globalThis as unknown as {
                    axe: { run(what: object, how: object): Promise<{ violations: Violation[] }> };
                  }
                ).axe.run({ exclude: [['.katex'], ['.js-plotly-plot']] }, { preload: false }),
              );
              const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
              expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
            };
            await audit();
            await press(page, 'run');
            await done(page);
            await audit();
            expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
            await cell(page).screenshot({ path: join(out, `${name}-${'isMobile' in options ? 'phone' : 'wide'}.png`) });
          },
          options,
        );
      }
    },
  );

  it('memory stays flat over 50 runs', async () => {
    await open('01-clusternet-from-scratch', async (page) => {
      await press(page, 'run');
      await done(page);
      const session = await page.context().newCDPSession(page);
      const slider = cell(page).locator('input[type="range"]').first();
      const runs = async (count: number) => {
        for (let i = 0; i < count; i++) {
          const before = await shown(page);
          await slider.fill(String(1 + ((i * 7) % 29)));
          await expect.poll(() => shown(page), PATIENCE).not.toBe(before);
        }
        await done(page);
        await session.send('HeapProfiler.collectGarbage');
        const { usedSize } = await session.send('Runtime.getHeapUsage');
        const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
        return { usedSize, nodes };
      };
      const first = await runs(10);
      const last = await runs(50);
      expect(last.nodes).toBeLessThanOrEqual(first.nodes + 20);
      expect(last.usedSize).toBeLessThan(first.usedSize + 4e6);
    });
  });
});

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}
