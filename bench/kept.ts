import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quality } from './qualityOverTime';
import type { ScalingPart } from './scaling';

const RESULTS_DIR = join(__dirname, '../data/results');

function read<T>(name: string): T | undefined {
  const file = join(RESULTS_DIR, name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/** The kept scaling measurement, if there is one. */
export const keptScaling = (): ScalingPart | undefined => read('bench-scaling.json');

/** The kept measurement of quality against time, if there is one. */
export const keptQuality = (): Quality | undefined => read('bench-quality.json');
