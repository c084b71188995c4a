import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundleForBrowser } from '../../scripts/lib/browser.mjs';
import { root } from '../../scripts/lib/paths.mjs';

const KB = 1000;

describe('clusternet/browser', () => {
  it('is at most 350 kB gzipped, tfjs and kernels included, and so is the engine of a page', async () => {
    for (const [entry, format] of [
      ['index.ts', 'esm'],
      ['live/worker.ts', 'iife'],
    ] as const) {
      const { text } = await bundleForBrowser(entry, format);
      expect(gzipSync(text, { level: 9 }).length, entry).toBeLessThanOrEqual(350 * KB);
      expect(text, entry).not.toMatch(/(?:from|import|require\()\s*["']node:/);
    }
  });

  it('is refused by the bundler where it reaches for Node', async () => {
    await expect(bundleForBrowser('../version.ts', 'esm')).rejects.toThrow(/node:fs|Could not resolve/);
  });

  it('has each file of instead/ in the place of one that is there', () => {
    const folder = join(root, 'src', 'browser', 'instead');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((name) => !existsSync(join(root, 'src', name)))).toEqual([]);
  });
});
