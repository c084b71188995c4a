import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { bundleForBrowser } from '../../scripts/lib/browser.mjs';
import { allNotebooks } from '../../scripts/lib/notebook.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { buildSite } from '../../scripts/lib/site/buildSite.mjs';
import { serve } from '../../scripts/lib/site/serve.mjs';
import type { TestBrowser } from './browsers';

/** Pages with live cells. */
export const live = [
  '00-quickstart',
  '01-clusternet-from-scratch',
  '02-facilities-from-scratch',
  '06-your-own-graph',
  '07-backward-passes',
  '10-normalized-cuts',
  '11-repetitive-problems',
];
/** Milliseconds that a run may take, on a machine that does other things too. */
export const PATIENCE = { timeout: 120_000 };
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

type Use = (page: Page) => Promise<void>;

export interface LiveSite {
  /** Where it is served on loopback; ends with a slash. */
  readonly url: string;
  /** Opens a page from disk, or with `over: 'http'` from loopback, and expects it to complain of nothing else than `expected`. */
  open(
    name: string,
    use: Use,
    options?: BrowserContextOptions & { over?: 'file' | 'http'; expected?: RegExp },
  ): Promise<void>;
}

/** The site of all notebooks in the folder `out`, beside it `clusternet.mjs` and an empty page; for the tests of a whole file. */
export function siteIn(out: string) {
  let server: Awaited<ReturnType<typeof serve>>;
  const folder = join(out, 'site');

  beforeAll(async () => {
    mkdirSync(out, { recursive: true });
    await buildSite(allNotebooks(), folder);
    writeFileSync(join(folder, 'clusternet.mjs'), (await bundleForBrowser('index.ts', 'esm')).text);
    writeFileSync(join(folder, 'empty.html'), '<!doctype html><link rel="icon" href="data:,"><title>empty</title>');
    server = await serve(folder);
  });
  afterAll(() => server?.close());

  /** Tests of the site in one browser, without a network; skipped where there is none. */
  return function describeIn(
    { name, missing, launch, able }: TestBrowser,
    what: string,
    tests: (site: LiveSite) => void,
  ) {
    const needs = missing === '' ? '' : ` (skipped: needs ${missing})`;
    describe.skipIf(missing !== '')(`${what}, in ${name}${needs}`, () => {
      let browser: Browser;
      beforeAll(async () => {
        browser = await launch();
      });
      afterAll(() => browser?.close());

      const open: LiveSite['open'] = async (page, use, { over = 'file', expected, ...options } = {}) => {
        const address =
          over === 'file' ? pathToFileURL(join(folder, `${page}.html`)).href : `${server.url}${page}.html`;
        const offline = over === 'file';
        const context = await browser.newContext(able({ viewport: { width: 1280, height: 900 }, offline, ...options }));
        const allowed = offline ? /^(?:file|data|blob):/ : /^(?:http:\/\/127\.0\.0\.1:|data:|blob:)/;
        const seen = await watched(context, address, use);
        expect(seen.complaints.filter((one) => !expected?.test(one))).toEqual([]);
        expect(seen.requests.filter((one) => !allowed.test(one))).toEqual([]);
      };
      const site = {
        get url() {
          return server.url;
        },
        open,
      };
      tests(site);
    });
  };
}

/** Uses a page; returns what it asked for, and what it complained of. */
async function watched(context: BrowserContext, address: string, use: Use) {
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  try {
    await page.goto(address);
    await use(page);
    return { requests, complaints };
  } finally {
    await context.close();
  }
}

/** What of plotly and the engine a page has asked for. */
export const heavyScripts = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.scripts, ({ src }) => src).filter((src) => /assets\/(?:plotly|engine|live\/)/.test(src)),
  );

/** A live cell of a page as a reader sees it. */
export class LiveCell {
  private readonly says: Locator;

  constructor(
    readonly page: Page,
    readonly at: Locator = page.locator('.live').first(),
  ) {
    this.says = at.locator('[role="status"]');
  }

  status = () => this.says.textContent();
  button = (what: string) => this.at.locator(`[data-do="${what}"]`);
  press = (what: string) => this.button(what).click();
  slider = (i = 0) => this.at.locator('input[type="range"]').nth(i);
  done = () => this.until(/^done in/);
  until = (what: RegExp, patience = PATIENCE) => expect.poll(this.status, patience).toMatch(what);

  /** Titles of figures, and tables, that it shows. */
  shown = () =>
    this.at
      .locator('.now')
      .evaluate((now) =>
        Array.from(now.querySelectorAll('.g-gtitle text, td, pre'), (one) => one.textContent).join(' | '),
      );

  /** A file as if it were let fall on the cell, or with `by: 'chooser'` chosen. */
  async give(name: string, content: string | Uint8Array, by: 'drop' | 'chooser' = 'drop') {
    const buffer = Buffer.from(content as string, 'latin1');
    if (by === 'chooser') return this.at.locator('input[type="file"]').setInputFiles({ name, mimeType: '', buffer });
    return this.at.evaluate(
      (cell, { name, base64 }) => {
        const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([bytes], name));
        const how = { bubbles: true, cancelable: true, dataTransfer };
        cell.dispatchEvent(new DragEvent('dragover', how));
        cell.dispatchEvent(new DragEvent('drop', how));
      },
      { name, base64: buffer.toString('base64') },
    );
  }
}

export const liveOut = (name: string) => join(root, 'out', name);
