import type { Tick } from '../static/niceTicks';

const DAY = 86_400_000;

/** Steps of clock and week in milliseconds; months and years have no one length. */
const STEPS = [1e3, 5e3, 15e3, 60e3, 300e3, 900e3, 3600e3, 3 * 3600e3, 6 * 3600e3, 12 * 3600e3, DAY, 2 * DAY, 7 * DAY];
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/** About `count` ticks of an axis of time over [low, high], milliseconds since 1970, in UTC as plotly draws it. */
export function dateTicks(low: number, high: number, count = 6): Tick[] {
  const rough = (high - low) / count;
  const step = STEPS.find((one) => one >= rough);
  if (step !== undefined) {
    const first = Math.ceil(low / step);
    const ticks = Array.from(
      { length: Math.max(0, Math.floor(high / step) - first + 1) },
      (_, i) => (first + i) * step,
    );
    return ticks.map((value) => ({ value, label: labelOf(value, step) }));
  }
  const months = MONTHS.find((one) => one * 30.4 * DAY >= rough) ?? MONTHS.at(-1)!;
  const ticks: Tick[] = [];
  for (let month = 12 * new Date(low).getUTCFullYear(); ; month += months) {
    const value = Date.UTC(Math.floor(month / 12), month % 12);
    if (!(value <= high)) return ticks;
    if (value >= low) ticks.push({ value, label: new Date(value).toISOString().slice(0, months < 12 ? 7 : 4) });
  }
}

function labelOf(value: number, step: number): string {
  const iso = new Date(value).toISOString();
  if (step >= DAY || value % DAY === 0) return iso.slice(0, 10);
  return step >= 60e3 ? iso.slice(11, 16) : iso.slice(11, 19);
}
