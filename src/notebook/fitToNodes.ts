import type { Positions } from './forceLayout';

/** Distance of a node from the middle, at the median, that leaves room for n nodes of diameter 1. */
const ROOM = 1.6;

/**
 * What positions are to be multiplied by so that n nodes of a diameter have room: programs that draw by coordinates show
 * dots on an empty page where these are too far apart, and one blot where they are too near. 1 where all stand in one place.
 * @example fitToNodes(positions, 10) // positions times this have a median distance of 16 √n from their middle
 */
export function fitToNodes({ x, y }: Positions, diameter: number): number {
  const n = x.length;
  const [mx, my] = [median(x), median(y)];
  const spread = median(Float64Array.from(x, (value, i) => Math.hypot(value - mx, y[i]! - my)));
  return spread > 0 ? (ROOM * diameter * Math.sqrt(n)) / spread : 1;
}

function median(values: Float64Array): number {
  if (values.length === 0) return 0;
  return values.slice().sort()[values.length >> 1]!;
}
