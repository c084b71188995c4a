import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, firefox, type Locator } from 'playwright-core';
import { expect } from 'vitest';

/** A browser of the system's, in which pages are tested. */
export interface TestBrowser {
  readonly name: 'Chromium' | 'Firefox';
  /** Says what is missing, or is empty. */
  readonly missing: string;
  launch(): Promise<Browser>;
  /** A page of `options` as far as this browser can be made to be one. */
  able(options: BrowserContextOptions): BrowserContextOptions;
  /** What the page saves when this is clicked. */
  saved(click: Locator): Promise<{ name: string; text: string }>;
}

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const firefoxPath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

export const inChromium: TestBrowser = {
  name: 'Chromium',
  missing: existsSync(chromiumPath) ? '' : `chromium, or CHROMIUM for the path of one, instead of ${chromiumPath}`,
  launch: () =>
    chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    }),
  able: (options) => options,
  async saved(click) {
    const [download] = await Promise.all([click.page().waitForEvent('download'), click.click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  },
};

const downloadsPath = mkdtempSync(join(tmpdir(), 'downloads-'));

/** As it is installed, not a build of Playwright's: it is driven by WebDriver BiDi, which the channel `moz-firefox` stands for. */
export const inFirefox: TestBrowser = {
  name: 'Firefox',
  missing: existsSync(firefoxPath) ? '' : `firefox-esr, or FIREFOX for the path of one, instead of ${firefoxPath}`,
  launch: () => firefox.launch({ channel: 'moz-firefox', executablePath: firefoxPath, downloadsPath }),
  able: ({ isMobile: _, ...options }) => options,
  // It says nothing of a file that the page itself has made, but lays it into the folder.
  async saved(click) {
    const before = new Set(readdirSync(downloadsPath));
    const found = () => readdirSync(downloadsPath).filter((name) => !before.has(name));
    await click.click();
    await expect.poll(found).toEqual([expect.not.stringMatching(/\.part$/)]);
    const path = join(downloadsPath, found()[0]!);
    const text = readFileSync(path, 'utf8');
    rmSync(path);
    return { name: basename(path), text };
  },
};
