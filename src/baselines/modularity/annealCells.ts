import { type AnnealOptions, anneal } from './anneal';
import { contract, type Level } from './Level';

/**
 * Anneals `labels`, which no cell is divided by, with whole cells as nodes: in place.
 * @param cells 0 … cells − 1, none empty, length n
 */
export function annealCells(level: Level, labels: Int32Array, cells: Int32Array, options: AnnealOptions): void {
  const count = cells.reduce((most, cell) => Math.max(most, cell + 1), 0);
  const coarse = contract(level, cells, count);
  const ofCells = new Int32Array(count);
  for (let i = 0; i < level.n; i++) ofCells[cells[i]!] = labels[i]!;
  anneal(coarse, ofCells, options);
  for (let i = 0; i < level.n; i++) labels[i] = ofCells[cells[i]!]!;
}
