import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { venvPython } from '../../scripts/lib/paths.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** What a test in JupyterLab needs and this machine lacks. */
export const missing = [executablePath, venvPython].filter((path) => !existsSync(path));

/** Chromium without a window, that calls nobody. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet] });
}
