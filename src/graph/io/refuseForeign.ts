import { InputError } from '../../errors';

/** Kinds of files that are no text, by their first bytes. */
const BINARY: readonly (readonly [start: string, kind: string, advice: string])[] = [
  ['PK\x03\x04', 'a zip archive or an Excel workbook', 'unzip it, or save the sheet as CSV'],
  ['PK\x05\x06', 'an empty zip archive', 'unzip it'],
  ['BZh', 'a bzip2 file', 'unpack it with bunzip2'],
  ['\xfd7zXZ', 'an xz file', 'unpack it with unxz'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard file', 'unpack it with unzstd'],
  ['7z\xbc\xaf', 'a 7z archive', 'unpack it'],
  ['Rar!', 'a rar archive', 'unpack it'],
  ['\xd0\xcf\x11\xe0', 'an old Excel or Office file', 'save the sheet as CSV'],
  ['%PDF', 'a PDF', 'export the edges as CSV'],
  ['\x89PNG', 'a picture', 'export the graph as GraphML or CSV'],
  ['\x89HDF', 'an HDF5 file', 'export the edges as CSV'],
  ['\x93NUMPY', 'a NumPy array', 'write the edges with numpy.savetxt'],
  ['PAR1', 'a Parquet file', 'write the edges with to_csv'],
  ['SQLite format 3', 'an SQLite database', 'export the edges as CSV'],
  ['MATLAB 5.0', 'a MATLAB file', 'write a Matrix Market file with mmwrite'],
  ['\x80\x03', 'a Python pickle', 'write GraphML with networkx'],
  ['\x80\x04', 'a Python pickle', 'write GraphML with networkx'],
  ['\x80\x05', 'a Python pickle', 'write GraphML with networkx'],
];

/** Kinds of text that hold no graph that is read here. */
const TEXT: readonly (readonly [start: RegExp, kind: string, advice: string])[] = [
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer, not the file itself', 'fetch it with git lfs pull'],
  [/^\s*(<!doctype html|<html|<head|<body)/i, 'an HTML page', 'the download went to a web page'],
  [/^%\s*bip\b/i, 'a bipartite KONECT graph, whose two sides are numbered alike', 'give each side its own ids'],
  [
    /^\s*(<[^>\s]*:[^>\s]*>|_:\S+)\s+<[^>\s]*:[^>\s]*>\s+[<"_].*\.\s*$/m,
    'RDF (N-Triples)',
    'write "subject,object" as CSV',
  ],
  [/^@prefix\s/, 'RDF (Turtle)', 'write "subject,object" as CSV'],
  [/^dl\s+n\s*=/i, 'UCINET DL', 'export Pajek .net or an edge list'],
  [/^>>(graph|sparse|digraph)6<</, 'graph6 or sparse6', 'write an edge list with networkx'],
];

/** @throws InputError when the file is of a kind that is known and not read, with what to do instead */
export function refuseForeignBytes(bytes: Buffer, file: string): void {
  const start = bytes.subarray(0, 16).toString('latin1');
  const found = BINARY.find(([begin]) => start.startsWith(begin));
  if (found !== undefined) refuse(file, found[1], found[2]);
}

/** The same by the beginning of the text. */
export function refuseForeignText(head: string, file: string): void {
  const start = head.slice(0, 4096);
  const found = TEXT.find(([begin]) => begin.test(start));
  if (found !== undefined) refuse(file, found[1], found[2]);
}

function refuse(file: string, kind: string, advice: string): never {
  throw new InputError({ file, expected: 'a graph file', actual: `${kind}; ${advice}` });
}
