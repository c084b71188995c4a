import type { Baseline } from '../Baseline';
import { exactSteinerTree } from './exactSteinerTree';
import { kSph } from './kSph';
import { sphBaseline } from './sph';
import { steinerSearch } from './steinerSearch';

/** What joins terminals at little cost. */
export const steinerTreeBaselines: readonly Baseline[] = [sphBaseline, kSph, steinerSearch, exactSteinerTree];
