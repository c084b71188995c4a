import type { Baseline } from '../Baseline';
import { maxWeight } from './maxWeight';

/** What schedules conflicting links. */
export const linkSchedulingBaselines: readonly Baseline[] = [maxWeight];
