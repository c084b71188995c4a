import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allNotebooks } from '../../scripts/lib/notebook.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { buildSite } from '../../scripts/lib/site/buildSite.mjs';
import { singleFile } from '../../scripts/lib/site/singleFile.mjs';
import { hostile, hostileNotebook } from './hostileNotebook';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
const out = join(root, 'out', 'test-site');
const kept = join(out, 'kept');
const pages = ['index', ...allNotebooks().map((path) => basename(path, '.ipynb'))];

/** What a page asked for, and what it complained of. */
type Seen = { requests: string[]; complaints: string[] };

describe.skipIf(!existsSync(executablePath))('the site in a browser without a network (needs chromium)', () => {
  let browser: Browser;

  beforeAll(async () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    await buildSite(allNotebooks(), kept);
    browser = await chromium.launch({ executablePath, args: flags });
  });

  afterAll(() => browser?.close());

  /** Of every file of a folder, by name. */
  const hashes = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]);

  async function open(path: string, options: BrowserContextOptions, use: (page: Page, seen: Seen) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options, offline: true });
    const seen: Seen = { requests: [], complaints: [] };
    const page = await context.newPage();
    page.on('request', (request) => seen.requests.push(request.url()));
    page.on('requestfailed', (request) => seen.complaints.push(`failed: ${request.url()}`));
    page.on('console', (message) => {
      if (message.type() !== 'log' && !/GL Driver Message/.test(message.text())) seen.complaints.push(message.text());
    });
    page.on('pageerror', (error) => seen.complaints.push(error.message));
    try {
      await page.goto(pathToFileURL(path).href);
      await use(page, seen);
    } finally {
      await context.close();
    }
  }

  /** Touches a figure, then scrolls to each, and counts those that plotly has drawn in the place of their picture. */
  async function drawAll(page: Page): Promise<{ figures: number; drawn: number }> {
    const plots = await page.locator('.plot').all();
    let drawn = 0;
    if (plots[0] !== undefined) await plots[0].dispatchEvent('pointerover'); // the first touch loads plotly
    for (const plot of plots) {
      await plot.scrollIntoViewIfNeeded();
      const drawing = plot.locator('.js-plotly-plot .main-svg').first();
      await drawing.waitFor({ state: 'visible', timeout: 30_000 });
      const box = await drawing.boundingBox();
      if (box && box.width > 200 && box.height > 150 && !(await plot.locator('> img').isVisible())) drawn++;
    }
    return { figures: plots.length, drawn };
  }

  const isOverflowing = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

  it.each(pages)('%s: every figure and formula, nothing from elsewhere', async (name) => {
    await open(join(kept, `${name}.html`), {}, async (page, seen) => {
      const { figures, drawn } = await drawAll(page);
      expect(drawn).toBe(figures);
      expect(await page.locator('figure').count()).toBe(await page.locator('.plot').count());
      // `$x$` that was not set, or was set in red
      const text = await page.locator('main').evaluate((main) => {
        const copy = main.cloneNode(true) as Element;
        copy.querySelectorAll('pre, code, script, figure, .katex').forEach((element) => {
          element.remove();
        });
        return copy.textContent ?? '';
      });
      expect(text).not.toMatch(/\$[^$]+\$/);
      expect(await page.locator('.katex-error').count()).toBe(0);
      const addresses = await page
        .locator('script[src], link[href], img[src]')
        .evaluateAll((elements) =>
          elements.map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? ''),
        );
      expect(addresses.filter((address) => /^(?:[a-z]+:)?\/\//i.test(address))).toEqual([]);
      const pictures = page.locator('main img:visible');
      for (const picture of await pictures.all()) await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction(() => Array.from(document.images).every((image) => image.complete));
      expect(
        await pictures.evaluateAll((images) => images.filter((image) => !(image as HTMLImageElement).naturalWidth)),
      ).toEqual([]);
      expect(seen.requests.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([]);
      expect(seen.complaints).toEqual([]);
      expect(await isOverflowing(page)).toBe(false);
      await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
    });
  });

  it.each(pages)('%s: fits a phone', async (name) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    await open(join(kept, `${name}.html`), { ...phone, colorScheme: 'dark' }, async (page, seen) => {
      const { figures, drawn } = await drawAll(page);
      expect(drawn).toBe(figures);
      expect(await isOverflowing(page)).toBe(false);
      expect(seen.complaints).toEqual([]);
    });
  });

  it('draws figures in the colours of the page, dark or light, and anew when that changes', async () => {
    await open(join(kept, '00-quickstart.html'), { colorScheme: 'dark' }, async (page, seen) => {
      await drawAll(page);
      const plot = page.locator('.plot').first();
      const title = plot.locator('.gtitle').first();
      const ink = () => title.evaluate((text) => getComputedStyle(text).fill);
      expect(await ink()).toBe('rgb(227, 230, 234)');
      const paper = plot.locator('.main-svg').first();
      expect(await paper.evaluate((svg) => getComputedStyle(svg).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
      await page.screenshot({ path: join(out, 'dark.png') });
      await page.emulateMedia({ colorScheme: 'light' });
      await expect.poll(ink).toBe('rgb(31, 35, 40)');
      expect(seen.complaints).toEqual([]);
    });
  });

  it('shows the pictures where there are no scripts', async () => {
    await open(join(kept, '00-quickstart.html'), { javaScriptEnabled: false }, async (page) => {
      const pictures = page.locator('.plot > img');
      expect(await pictures.count()).toBeGreaterThan(0);
      for (const picture of await pictures.all()) {
        await picture.scrollIntoViewIfNeeded();
        expect(await picture.isVisible()).toBe(true);
        expect((await picture.getAttribute('alt'))?.length).toBeGreaterThan(10);
      }
    });
  });

  it('lists the notebooks, each leading to the next', async () => {
    await open(join(kept, 'index.html'), {}, async (page) => {
      expect(await page.locator('ol.contents > li').count()).toBe(allNotebooks().length);
      await page.locator('ol.contents h3 a').first().click();
      for (let i = 2; i < pages.length; i++) await page.locator('.neighbours a[rel="next"]').click();
      expect(page.url()).toContain(`${pages.at(-1)}.html`);
      expect(await page.locator('.neighbours a[rel="next"]').count()).toBe(0);
    });
  });

  it('has one title a page, and no level of headings is left out', async () => {
    for (const name of pages) {
      await open(join(kept, `${name}.html`), { javaScriptEnabled: false }, async (page) => {
        const levels = await page
          .locator('h1, h2, h3, h4, h5, h6')
          .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))));
        expect([levels[0], levels.filter((level) => level === 1).length], name).toEqual([1, 1]);
        expect(
          levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1),
          name,
        ).toEqual([]);
      });
    }
  });

  it('the front page opens with a sentence, a picture and the table of the README', async () => {
    await open(join(kept, 'index.html'), {}, async (page) => {
      await expect
        .poll(() => page.locator('.front .picture img').evaluate((i) => (i as HTMLImageElement).naturalWidth))
        .toBeGreaterThan(0);
      expect(await page.locator('.lead').textContent()).toMatch(/^Decision-focused learning on graphs/);
      expect(await page.locator('section table tbody tr').count()).toBeGreaterThan(10);
      const lines = await page.locator('ol.contents li > p:last-child').allTextContents();
      expect(lines.filter((line) => line.length < 20 || line.length > 200)).toEqual([]);
    });
  });

  it('search finds a section by keyboard alone, and closes again', async () => {
    await open(join(kept, 'index.html'), {}, async (page, seen) => {
      await page.keyboard.press('/');
      await page.keyboard.type('pipage round');
      const results = page.locator('.search .results a');
      await expect.poll(() => results.count()).toBeGreaterThan(0);
      expect(await page.locator('.search [role="status"]').textContent()).toMatch(/^\d+ sections? found$/);
      expect((await results.first().textContent())?.toLowerCase()).toContain('pipage');
      expect(await results.first().locator('mark').count()).toBeGreaterThan(0);
      await page.keyboard.press('ArrowDown');
      expect(await results.first().evaluate((link) => link === document.activeElement)).toBe(true);
      const address = await results.first().getAttribute('href');
      await page.keyboard.press('Escape');
      expect(await results.count()).toBe(0);
      await page.keyboard.type('pipage round');
      await expect.poll(() => results.count()).toBeGreaterThan(0);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/${address}`);
      expect(address).toMatch(/^\d\d-[\w-]+\.html#./);
      expect(await page.locator(`[id="${address!.split('#')[1]}"]`).count()).toBe(1);
      expect(seen.complaints).toEqual([]);
    });
  });

  it('search ignores case and accents, says when nothing is there, and shows no markup of what it finds', async () => {
    await open(join(kept, '00-quickstart.html'), {}, async (page) => {
      const input = page.locator('#search');
      await input.fill('LOUVÁIN');
      await expect.poll(() => page.locator('.search .results a').count()).toBeGreaterThan(3);
      await input.fill('xyzzyplugh');
      await expect.poll(() => page.locator('.search [role="status"]').textContent()).toBe('Nothing found');
    });
    await buildSite([hostileNotebook(join(out, 'notebooks', '99-hostile.ipynb'))], join(out, 'hostile'));
    await open(join(out, 'hostile', 'index.html'), {}, async (page) => {
      await page.locator('#search').fill('section');
      await expect.poll(() => page.locator('.search .results a').count()).toBeGreaterThan(0);
      expect(await page.locator('.search .results').textContent()).toContain(hostile);
      expect(await page.locator('.search .results img').count()).toBe(0);
    });
  });

  it('there is no search where there are no scripts', async () => {
    await open(join(kept, 'index.html'), { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('#search').isVisible()).toBe(false);
    });
  });

  it('a notebook is one file that needs nothing: figures drawn, formulas set, no address, printable', async () => {
    const path = join(out, 'single', '02-facilities-from-scratch.html');
    mkdirSync(join(out, 'single'), { recursive: true });
    writeFileSync(path, singleFile(join(root, 'notebooks', '02-facilities-from-scratch.ipynb')));
    await open(path, {}, async (page, seen) => {
      const { figures, drawn } = await drawAll(page);
      expect(figures).toBeGreaterThan(5);
      expect(drawn).toBe(figures);
      const font = await page
        .locator('.katex')
        .first()
        .evaluate((e) => document.fonts.check(getComputedStyle(e).font));
      expect(font).toBe(true);
      expect(seen.requests.filter((url) => !/^(?:data|blob):/.test(url))).toEqual([pathToFileURL(path).href]);
      expect(seen.complaints).toEqual([]);
      expect(await isOverflowing(page)).toBe(false);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.locator('.plot > img:visible').count()).toBe(figures);
      expect(await page.locator('.sections').isVisible()).toBe(false);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    });
    writeFileSync(
      path,
      singleFile(hostileNotebook(join(out, 'notebooks', '99-hostile.ipynb')), { interactive: false }),
    );
    await open(path, {}, async (page, seen) => {
      expect(await page.locator('script:not([type="application/json"]), [onerror]').count()).toBe(0);
      expect(await page.locator('figure img').count()).toBe(2);
      expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
      expect(seen.complaints).toEqual([]);
    });
  });

  it('follows a slider', async () => {
    const path = pages
      .map((name) => join(kept, `${name}.html`))
      .find((file) => readFileSync(file, 'utf8').includes('"sliders":[{'));
    if (path === undefined) throw new Error('expected a kept notebook with a slider, but none has one');
    await open(path, {}, async (page, seen) => {
      await drawAll(page);
      const plot = page.locator('.plot:has(.slider-container)').first();
      await plot.scrollIntoViewIfNeeded();
      const height = (await plot.boundingBox())?.height;
      const value = plot.locator('.slider-label').first();
      const before = await value.textContent();
      const rail = await plot.locator('.slider-rail-touch-rect').first().boundingBox();
      if (!rail || !height) throw new Error('expected a slider with a size');
      await page.mouse.click(rail.x + rail.width - 4, rail.y + rail.height / 2);
      await expect.poll(() => value.textContent()).not.toBe(before);
      expect((await plot.boundingBox())?.height).toBe(height);
      expect(seen.complaints).toEqual([]);
    });
  });

  it('looking changes no file, neither of the site nor of the notebooks', async () => {
    const state = () => [
      hashes(kept),
      allNotebooks().map((path) => createHash('sha256').update(readFileSync(path)).digest('hex')),
    ];
    const before = state();
    await open(join(kept, '01-clusternet-from-scratch.html'), {}, async (page) => {
      await drawAll(page);
      await page.locator('.js-plotly-plot .points .point').first().hover({ force: true });
      await page.locator('#search').fill('loss');
      await expect.poll(() => page.locator('.search .results a').count()).toBeGreaterThan(0);
    });
    expect(state()).toEqual(before);
  });

  it('is forbidden to load from another host, whatever a page comes to hold', async () => {
    await open(join(kept, 'index.html'), {}, async (page) => {
      const refused = await page.evaluate(async () => {
        const directives: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
        const add = (name: string, attributes: object) =>
          document.body.append(Object.assign(document.createElement(name), attributes));
        add('img', { src: 'https://example.org/x.png' });
        add('script', { src: 'https://example.org/x.js' });
        add('link', { rel: 'stylesheet', href: 'https://example.org/x.css' });
        add('script', { textContent: 'globalThis.hacked = 1' });
        await new Promise((resolve) => setTimeout(resolve, 300));
        return { directives: directives.sort(), isHacked: 'hacked' in globalThis };
      });
      const directives = ['img-src', 'script-src-elem', 'script-src-elem', 'style-src-elem'];
      expect(refused).toEqual({ directives, isHacked: false });
    });
  });

  it('no link says where this machine keeps the project', () => {
    const html = pages.map((name) => readFileSync(join(kept, `${name}.html`), 'utf8')).join('\n');
    expect(html).not.toContain(root);
    expect(html).not.toMatch(/(?:href|src)="(?:file:|\/)/);
  });

  it('shows hostile names as text: in text, table, figure and hover', async () => {
    await buildSite([hostileNotebook(join(out, 'notebooks', '99-hostile.ipynb'))], join(out, 'hostile'));
    await open(join(out, 'hostile', '99-hostile.html'), {}, async (page, seen) => {
      const { figures, drawn } = await drawAll(page);
      expect([figures, drawn]).toEqual([2, 2]);
      for (const place of ['h1', 'article p', 'article li', 'pre.code', 'pre.output', 'td', 'caption', '.sections']) {
        expect(await page.locator(place).filter({ hasText: hostile }).count(), place).toBeGreaterThan(0);
      }
      expect(await page.locator('.modebar-btn[data-title*="Share"]').count()).toBe(0); // it would upload the figure
      const first = page.locator('.js-plotly-plot').first();
      expect(await first.locator('.gtitle').textContent()).toContain(hostile);
      await first.scrollIntoViewIfNeeded();
      const points = first.locator('.points .point');
      await points.first().hover({ force: true });
      await first.locator('.hoverlayer .hovertext').first().waitFor();
      expect(await first.locator('.hoverlayer').textContent()).toContain(hostile);
      expect(
        await page.locator('[onerror], main script:not([type="application/json"]), iframe, object, embed').count(),
      ).toBe(0);
      expect(
        await page.locator('main img').evaluateAll((all) => all.map((image) => image.getAttribute('src'))),
      ).toEqual(['figures/99-hostile-1.png', 'figures/99-hostile-2.png']);
      expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
      expect(seen.requests.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([]);
      await page.screenshot({ path: join(out, 'hostile.png'), fullPage: true });
    });
    await open(join(out, 'hostile', 'index.html'), {}, async (page) => {
      expect(await page.locator('ol.contents h3').textContent()).toContain(hostile);
      expect(await page.locator('[onerror], iframe').count()).toBe(0);
    });
  });
});
