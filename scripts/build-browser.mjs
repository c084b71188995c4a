// src/browser -> dist/browser.mjs: `clusternet/browser`, one file with all that it needs, the kernels too.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleForBrowser } from './lib/browser.mjs';
import { dist } from './lib/paths.mjs';

const { text } = await bundleForBrowser('index.ts', 'esm');
writeFileSync(join(dist, 'browser.mjs'), text);
