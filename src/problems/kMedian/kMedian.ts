import { largestDistance, meanDistance } from '../facilityLocation/distances';
import type { FacilityInstance } from '../facilityLocation/FacilityInstance';
import { facilityLocation } from '../facilityLocation/facilityLocation';
import { facilityLoss, facilitySettings } from '../facilityLocation/facilityLoss';
import type { Problem } from '../Problem';

/**
 * k-median: choose K nodes so that the mean distance of a node to the nearest of them is smallest,
 *
 *     min (1 / W) Σ_v w(v) min_{u in S} d(u, v)   with   |S| = K,   W = Σ_v w(v),
 *
 * for the `demand` w of each node, distances in hops or over lengths of edges. Posed as facility location is: the same demands,
 * candidates, lengths and components. Relaxed for marginals x of independent choices to the mean of the expected distances,
 *
 *     (1 / W) Σ_v w(v) Σ_t Π_{u: d(u,v) <= t} (1 − x_u),
 *
 * see `facilityLoss`; rounding is the best of 50 draws of pipage rounding. Equal means are told apart by the largest distance.
 *
 * @see Kariv & Hakimi, "An algorithmic approach to network location problems II", SIAM J. Applied Mathematics 37 (1979)
 * @example problems['k-median'].value(problems['k-median'].pose(karateClub().graph, { k: 2 }), Int32Array.of(0, 33)) // 1.0
 */
export const kMedian: Problem<FacilityInstance> = {
  ...facilityLocation,
  name: 'k-median',
  title: 'k-median (mean distance to a facility)',
  unit: { label: 'hops on average', digits: 2, precise: 4 },
  unitOf: ({ lengths }) =>
    lengths === undefined ? kMedian.unit : { ...kMedian.unit, label: `${lengths.name} on average` },
  value: meanDistance,
  tieBreak: { label: 'largest distance', of: largestDistance },
  relaxation: {
    shape: 'selection',
    settings: () => medianSettings,
    of: (instance, settings = {}) => facilityLoss(kMedian, instance, { ...settings, aggregation: 'mean' }),
  },
};

/** Of facility location, what a mean can be told. */
const { aggregation: _, temperature: __, ...medianSettings } = facilitySettings({ partial: true });
