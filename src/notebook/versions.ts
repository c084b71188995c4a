import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kernelSettings } from '../kernels/backend';

/** Versions of what computes and draws, for the last cell of a notebook. */
export interface Versions {
  clusternet: string;
  node: string;
  tfjs: string;
  graphology: string;
  plotly: string;
  /** The build of the kernels: fixed, or relaxed (see `CLUSTERNET_SIMD`). */
  simd: string;
}

/**
 * The versions in use.
 * @example table([versions()])
 */
export function versions(): Versions {
  return {
    clusternet: ownVersion(),
    node: process.versions.node,
    tfjs: installed('@tensorflow/tfjs-core'),
    graphology: installed('graphology'),
    plotly: installed('plotly.js-dist'),
    ...kernelSettings(),
  };
}

function ownVersion(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) {
      const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
      if (name === 'clusternet' && version !== undefined) return version;
    }
    if (folder === dirname(folder)) return 'unknown';
  }
}

function installed(name: string): string {
  // Found by folder: a package's `exports` may hide its package.json.
  for (const folder of require.resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'not installed';
}
