import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allNotebooks } from '../../scripts/lib/notebook.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { buildSite } from '../../scripts/lib/site/buildSite.mjs';
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
    buildSite(allNotebooks(), kept);
    browser = await chromium.launch({ executablePath, args: flags });
  });

  afterAll(() => browser?.close());

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

  /** Scrolls to each figure, and counts those that plotly has drawn in the place of their picture. */
  async function drawAll(page: Page): Promise<{ figures: number; drawn: number }> {
    const plots = await page.locator('.plot').all();
    let drawn = 0;
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
      await page.locator('ol.contents h2 a').first().click();
      for (let i = 2; i < pages.length; i++) await page.locator('.neighbours a[rel="next"]').click();
      expect(page.url()).toContain(`${pages.at(-1)}.html`);
      expect(await page.locator('.neighbours a[rel="next"]').count()).toBe(0);
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
    buildSite([hostileNotebook(join(out, 'notebooks', '99-hostile.ipynb'))], join(out, 'hostile'));
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
      expect(await page.locator('h2').textContent()).toContain(hostile);
      expect(await page.locator('[onerror], iframe').count()).toBe(0);
    });
  });
});
