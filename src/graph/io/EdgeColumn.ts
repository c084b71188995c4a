import { isWeight } from '../isWeight';
import { NumberList } from './NumberList';
import { parseNumber } from './parseNumber';

/** A value that is no weight, and where it stands. */
export interface OddValue {
  readonly edge: number;
  /** As written. */
  readonly shown: string;
  readonly line: number | undefined;
}

/** What one attribute says of the edges: a number each, or nothing. Memory grows with what is said, not with the edges. */
export class EdgeColumn {
  /** Nothing but numbers so far. */
  numeric = true;
  /** The first value that is no weight: no number, not above 0, or outside the range of 32-bit numbers. */
  odd: OddValue | undefined;
  /** What it says of an edge that has no value of its own; NaN for nothing. */
  standard = Number.NaN;
  private readonly values = NumberList.floats();
  /** Which edge each value is of; undefined while value i is of edge i. */
  private edges: NumberList<Int32Array> | undefined;

  constructor(public name: string) {}

  /** Of each edge at most once counts: the last. */
  add(edge: number, value: unknown, line?: number): void {
    const number = typeof value === 'number' ? value : typeof value === 'string' ? parseNumber(value) : Number.NaN;
    if (Number.isNaN(number)) this.numeric = false;
    if (this.odd === undefined && !isWeight(number)) this.odd = { edge, shown: shownValue(value), line };
    if (this.edges === undefined && edge !== this.values.length) {
      this.edges = NumberList.integers();
      for (let i = 0; i < this.values.length; i++) this.edges.push(i);
    }
    this.edges?.push(edge);
    this.values.push(number);
  }

  /** Length `count`; NaN where nothing is said. */
  dense(count: number): Float64Array {
    if (this.edges === undefined && this.values.length === count) return this.values.view();
    const all = new Float64Array(count).fill(this.standard);
    for (let i = 0; i < this.values.length; i++)
      all[this.edges === undefined ? i : this.edges.at(i)] = this.values.at(i);
    return all;
  }
}

function shownValue(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
