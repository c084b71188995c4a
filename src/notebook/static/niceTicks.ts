import { plain } from '../numbers';

export interface Tick {
  /** Position in data units. */
  value: number;
  label: string;
}

/**
 * Ticks at 1, 2 or 5 times a power of ten, inside [low, high] (in either order), about `count` of them.
 * A range of no length gives its one value.
 */
export function niceTicks(low: number, high: number, count = 6): Tick[] {
  const from = Math.min(low, high);
  const to = Math.max(low, high);
  if (!(to > from)) return [{ value: from, label: plain(from) }];
  const rough = (to - from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  const step = (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10) * power;
  const ticks: Tick[] = [];
  const slack = 1e-9 * (to - from);
  for (let i = Math.ceil((from - slack) / step); i * step <= to + slack; i++) {
    const value = Number((i * step).toPrecision(12));
    ticks.push({ value, label: formatTick(value, step, Math.max(-from, to)) });
  }
  return ticks;
}

/** Ticks of a log axis over [low, high] > 0: powers of ten, with 2 and 5 in between when there are few decades. */
export function logTicks(low: number, high: number): Tick[] {
  const from = Math.min(low, high);
  const to = Math.max(low, high);
  const decades = Math.log10(to / from);
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const every = Math.max(1, Math.ceil(decades / 7));
  const within = decades < 1 ? [1, 2, 3, 4, 5, 6, 8] : decades <= 2.5 ? [1, 2, 5] : [1];
  const ticks: Tick[] = [];
  for (let power = first; power <= last; power++) {
    if (power % every !== 0) continue;
    for (const digit of within) {
      const value = Number(`${digit}e${power}`);
      if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9))
        ticks.push({ value, label: formatPower(digit, power) });
    }
  }
  return ticks;
}

/**
 * As many decimals as `step` needs. From 10,000 on (`largest` is the largest value on the axis) in thousands, millions or
 * billions: 12k, 3M, 2B; an axis of very small numbers in powers of ten.
 */
export function formatTick(value: number, step: number, largest = Math.abs(value)): string {
  if (value === 0) return '0';
  if (step < 1e-5 && largest < 1e-3) {
    const power = Math.floor(Math.log10(largest));
    return `${signed(value / 10 ** power, step / 10 ** power)}×10${superscript(power)}`;
  }
  for (const { unit, letter } of UNITS) {
    if (largest >= Math.max(unit, 1e4) && step >= unit / 100) return signed(value / unit, step / unit) + letter;
  }
  return signed(value, step);
}

const UNITS = [
  { unit: 1e9, letter: 'B' },
  { unit: 1e6, letter: 'M' },
  { unit: 1e3, letter: 'k' },
];

function signed(value: number, step: number): string {
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  const text = value.toFixed(decimals);
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−');
}

function formatPower(digit: number, power: number): string {
  if (power >= -3 && power <= 3) return String(Number(`${digit}e${power}`));
  if (power > 3 && power < 12) {
    const { unit, letter } = UNITS.find((u) => 10 ** power >= u.unit)!;
    return `${(digit * 10 ** power) / unit}${letter}`;
  }
  return digit === 1 ? `10${superscript(power)}` : `${digit}×10${superscript(power)}`;
}

function superscript(power: number): string {
  return String(power).replace(/[-\d]/g, (c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]!));
}
