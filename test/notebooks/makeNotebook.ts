import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Cell = {
  id: string;
  cell_type: 'code' | 'markdown';
  source: string | string[];
  metadata: { tags?: string[] };
  execution_count?: number | null;
  outputs?: unknown[];
};

/** See scripts/lib/drawnFrom.mjs. */
export type DrawnFrom = { cells: string; files: Record<string, string | null> };

export type Notebook = {
  cells: Cell[];
  metadata: { kernelspec?: unknown; clusternet?: { quick?: Record<string, unknown>; drawnFrom?: DrawnFrom } };
  nbformat: number;
  nbformat_minor: number;
};

/** A code cell; `tags` as in Jupyter. */
export function code(source: string, ...tags: string[]): Omit<Cell, 'id'> {
  return { cell_type: 'code', source, metadata: { tags }, execution_count: null, outputs: [] };
}

/** A notebook for our kernel, as JupyterLab would save it. */
export function makeNotebook(cells: (string | Omit<Cell, 'id'>)[]): Notebook {
  return {
    cells: cells.map((cell, index) => ({ id: `cell-${index}`, ...(typeof cell === 'string' ? code(cell) : cell) })),
    metadata: {
      kernelspec: { name: 'clusternet', display_name: 'TypeScript (clusternet)', language: 'typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

export function writeNotebook(path: string, notebook: Notebook): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(notebook, null, 1));
}
