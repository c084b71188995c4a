import { join } from 'node:path';
import { InputError } from '../errors';
import { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import { selectRows } from '../graph/selectRows';
import { findDataFile } from './dataDirectory';
import type { DatasetEntry, SplitName } from './datasetEntry';
import type { DatasetFiles } from './datasetFiles';
import { readCites } from './readCites';
import { type Content, readContent } from './readContent';
import type { EdgeFile } from './Split';

/**
 * The files of one graph of a data set, opened: the order of nodes is the full feature file's, for every graph. Where
 * that file is missing and not needed, it is the order in which the full graph's edges name them.
 */
export class DatasetFolder {
  /** Null when there is no feature file and none was needed. */
  readonly content: Content | null;
  private readonly ids: readonly string[];
  private readonly index: ReadonlyMap<string, number>;

  constructor(
    private readonly directory: string,
    private readonly entry: DatasetEntry,
    readonly files: DatasetFiles,
    options: { needsFeatures: boolean },
  ) {
    const hasContent = findDataFile(directory, files.fullContent) !== undefined;
    this.content = hasContent || options.needsFeatures ? this.readContent(files.fullContent) : null;
    this.ids = this.content?.ids ?? readCites(this.path(files.full)).ids;
    this.index = new Map(this.ids.map((id, i) => [id, i]));
  }

  fullGraph(): EdgeFile {
    return this.readGraph(this.files.full);
  }

  releasedSplits(): Partial<Record<SplitName, EdgeFile>> {
    const parts: Partial<Record<SplitName, EdgeFile>> = {};
    for (const split of this.entry.releasedSplits) {
      const path = this.files.splits[split];
      if (path !== undefined) parts[split] = this.readGraph(path);
    }
    return parts;
  }

  /** Features made from the training edges, rows in the order of the full graph's nodes. */
  trainFeatures(): Features {
    const { trainContent, fullContent } = this.files;
    const content = this.content ?? this.readContent(fullContent);
    if (trainContent === fullContent) return content.features;
    const { ids, features } = this.readContent(trainContent);
    const { index } = this;
    const mismatch = (expected: string, actual: string) =>
      new InputError({ file: this.path(trainContent), expected, actual });
    if (ids.length !== content.ids.length) throw mismatch(`${content.ids.length} nodes`, `${ids.length}`);
    if (features.cols !== content.features.cols) {
      throw mismatch(`${content.features.cols} feature columns as in ${fullContent}`, `${features.cols}`);
    }
    const rows = new Int32Array(ids.length);
    for (const [row, id] of ids.entries()) {
      const node = index.get(id);
      if (node === undefined) throw mismatch(`the node ids of ${fullContent}`, `"${id}"`);
      rows[node] = row;
    }
    return rows.every((row, node) => row === node) ? features : selectRows(features, rows);
  }

  private readGraph(path: string): EdgeFile {
    const file = this.path(path);
    const { source, target } = readCites(file, { index: this.index });
    const { ids } = this;
    const graph = Graph.fromEdges(ids.length, source, target, { ids });
    if (graph.m === 0) {
      throw new InputError({ file, expected: 'an edge between two different nodes', actual: 'self-loops only' });
    }
    return { graph, lines: source.length };
  }

  private readContent(path: string): Content {
    return readContent(this.path(path));
  }

  private path(path: string): string {
    const found = findDataFile(this.directory, path);
    if (found !== undefined) return found;
    const { name } = this.entry;
    throw new InputError({
      what: `data set ${name}`,
      expected: `${join(this.directory, path)}[.gz]`,
      actual: `no such file; "clusternet data fetch ${name}" downloads it, or CLUSTERNET_DATA names a directory that has it`,
    });
  }
}
