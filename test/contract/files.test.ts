import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { readIdx } from '../../src/data/points/readIdx';
import { readImages } from '../../src/data/points/readImages';
import { readNpy } from '../../src/data/points/readNpy';
import { readLabels, readPoints } from '../../src/data/points/readPoints';
import { readCites } from '../../src/data/readCites';
import { readContent } from '../../src/data/readContent';
import { readTar } from '../../src/data/readTar';
import { readWeightedGraphs } from '../../src/data/readWeightedGraphs';
import { InputError } from '../../src/errors';
import { readFeatures } from '../../src/features/readFeatures';
import { Graph } from '../../src/graph/Graph';
import { readGraphBytes, readGraphFile } from '../../src/graph/io/readGraphFile';
import { readNodeTable } from '../../src/graph/io/readNodeTable';
import { Cnc } from '../../src/models/Cnc';
import { loadCnc, saveCnc } from '../../src/models/cncFile';
import { saveSolution } from '../../src/notebook/saveSolution';
import { problems } from '../../src/problems';
import { readSealedJson, sealedJson } from '../../src/sealedJson';
import { loadState, saveState } from '../../src/training/stateFile';
import { writeWhole } from '../../src/writeWhole';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
const graph = Graph.fromEdges(3, [0, 1], [1, 2], { ids: ['a', 'b', '__proto__'] });
const idx = Buffer.from([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]);
const pictures = Buffer.from([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4]);
const shown = join(folder, 'shown.idx');
writeFileSync(shown, Buffer.from([0, 0, 8, 1, 0, 0, 0, 1, 7]));
const npy = Buffer.concat([
  Buffer.from(
    `\x93NUMPY\x01\0\x76\0${"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".padEnd(117)}\n`,
    'latin1',
  ),
  Buffer.from(Float32Array.from([1, 2, 3, 4, 5, 6]).buffer),
]);
const model = (file: string) => {
  const cnc = new Cnc({ features: 3, k: 2, heads: 2, hidden: [4], seed: 1 });
  saveCnc(cnc, file);
  cnc.dispose();
};
const written = (write: (file: string) => void): Buffer => {
  const file = join(folder, 'written');
  write(file);
  return readFileSync(file);
};
const state = { step: 3, weights: { a: Float32Array.of(1, -0, Number.POSITIVE_INFINITY) } };
const solution = {
  problem: problems.modularity,
  instance: problems.modularity.pose(graph, { k: 2 }),
  solution: Int32Array.of(0, 0, 1),
};

/** What reads a file: whole ones, and what it makes of them as something that can be compared. */
interface Reader {
  readonly ending?: string;
  readonly whole: readonly (string | Uint8Array)[];
  readonly read: (file: string) => unknown;
  /** Gzipped as well as plain. */
  readonly gzipped?: true;
  /** No bit can be changed. */
  readonly sealed?: true;
  /** A file that is not there is none yet. */
  readonly mayLack?: true;
}

/** Every reader of files; a new one is tested by being listed. */
const readers: Readonly<Record<string, Reader>> = {
  readGraphFile: {
    ending: 'csv',
    whole: [
      'source,target\na,b\n',
      '<graphml><graph><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>',
    ],
    read: (file) => readGraphFile(file).graph,
    gzipped: true,
  },
  readGraphBytes: {
    whole: ['a,b\nb,c\n'],
    read: (file) => readGraphBytes(bytesOf(file), 'p.csv').graph,
    gzipped: true,
  },
  readNodeTable: {
    whole: ['id,x\na,1\nb,"2"\n__proto__,3\n'],
    read: (file) => Object.entries(readNodeTable(file, graph).attributes),
    gzipped: true,
  },
  readFeatures: {
    whole: ['a,1,2\nb,3,4\n__proto__,5,1e3\n'],
    read: (file) => readFeatures(file, graph),
    gzipped: true,
  },
  readCites: { whole: ['0 1\n1 2.0e+00\n', 'a\tb\nb\t__proto__\n'], read: readCites, gzipped: true },
  readContent: { whole: ['0 0.5 0 x\n1 1 0 __proto__\n'], read: (file) => readContent(file), gzipped: true },
  readWeightedGraphs: {
    whole: ['{"name":"a","n":3,"edges":[[0,1],[1,2]],"weights":[1,2,3],"bestKnown":4}\n'],
    read: readWeightedGraphs,
    gzipped: true,
  },
  readPoints: { whole: [npy, idx, '1,2\n3,4\n'], read: readPoints, gzipped: true },
  readLabels: { whole: ['1\n-1\n0\n'], read: readLabels, gzipped: true },
  readNpy: { whole: [npy], read: readNpy, gzipped: true },
  readIdx: { whole: [idx], read: readIdx, gzipped: true },
  readImages: { whole: [pictures], read: (file) => readImages(file, shown, 255), gzipped: true },
  readTar: { whole: [new Uint8Array(1024)], read: (file) => [...readTar(bytesOf(file), file)] },
  readSealedJson: {
    whole: [sealedJson('{"format":"a/1","b":[1,2]}')],
    read: (file) => readSealedJson(file, 'a/1'),
    sealed: true,
  },
  loadState: {
    whole: [written((file) => saveState(file, { method: 'a' }, state))],
    read: (file) => loadState(file, () => ({ method: 'a' })),
    sealed: true,
    mayLack: true,
  },
  loadCnc: {
    whole: [written(model)],
    read: (file) => {
      const cnc = loadCnc(file);
      const { k, heads, hidden } = cnc;
      const again = written((copy) => saveCnc(cnc, copy)).toString();
      cnc.dispose();
      return { k, heads, hidden: [...hidden], again };
    },
    sealed: true,
  },
};
const bytesOf = (file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch {
    throw new InputError({ file, expected: 'bytes', actual: 'none' }); // who reads bytes is given them
  }
};

/** What writes a file, whole or not at all. */
const writers: Readonly<Record<string, (file: string) => unknown>> = {
  writeWhole: (file) => writeWhole(file, 'a\n'),
  saveState: (file) => saveState(file, { method: 'a' }, state),
  saveCnc: model,
  saveSolution: (file) => saveSolution(`${file}.csv`, solution),
};

/** Those that are held elsewhere: by which test. */
const elsewhere: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'readDimacs readDot readGdf readGexf readGml readGraphml readJson readLgl readMatrixMarket readMetis readPajek readSif readTable readTgf readXml readData writeGexf'
      .split(' ')
      .map((name) => [name, 'test/contract/formats.test.ts']), // as formats of readGraphFile
  ),
  readBytes: 'test/contract/files.test.ts', // by all of the above
  readManifest: 'test/data/readManifest.test.ts',
  loadDataset: 'test/data/loadDataset.test.ts',
  loadRunData: 'test/experiments/loadRunData.test.ts',
  loadMilp: 'test/baselines/milp.test.ts', // a program, no file of a user's
  readKernels: 'test/kernels/simd.test.ts', // the package's own
  writeNewNotebook: 'test/notebooks/install.test.ts',
  readSettings: 'test/cli/settingFlags.test.ts', // texts of a command line
  readSettingLists: 'test/cli/settingFlags.test.ts',
  readOwnGraph: 'test/cli/solveOwn.test.ts', // readGraphFile and readNodeTable, by flags
  readOwnFeatures: 'test/cli/solveOwn.test.ts',
};

it('every function of src that reads, loads, writes or saves is here', () => {
  const found = new Set<string>();
  for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(root, 'src', file), 'utf8');
    for (const [, name] of text.matchAll(/^export (?:async )?function ((?:read|load|write|save)[A-Z]\w*)/gm))
      found.add(name!);
  }
  for (const test of Object.values(elsewhere)) expect(existsSync(join(root, test)), test).toBe(true);
  expect(Object.keys({ ...readers, ...writers, ...elsewhere }).sort()).toEqual([...found].sort());
});

let count = 0;
/** A file of its own, since a reader may keep what it has read. */
function place(content: string | Uint8Array, ending = 'txt'): string {
  const file = join(folder, `${count++}.${ending}`);
  writeFileSync(file, content);
  return file;
}

describe.each(Object.entries(readers))('%s', (_, { ending, whole, read, gzipped, sealed, mayLack }) => {
  /** Undefined where it is refused by a sentence; anything else is a fault. */
  const tried = (file: string): unknown => {
    try {
      return read(file);
    } catch (error) {
      expect(error, (error as Error).stack).toBeInstanceOf(InputError);
      expect((error as Error).message.length).toBeLessThan(2000);
      return undefined;
    }
  };

  it('reads what is whole, twice the same, and gzipped', () => {
    for (const one of whole) {
      const first = tried(place(one, ending));
      expect(first).toBeDefined();
      expect(tried(place(one, ending))).toEqual(first);
      if (gzipped === true) expect(tried(place(gzipSync(one), ending))).toEqual(first);
    }
  });

  it('refuses a file that is cut off, by a sentence, or reads what it says', () => {
    for (const one of whole) {
      const bytes = Buffer.from(one);
      for (let end = 0; end < bytes.length; end += Math.max(1, Math.floor(bytes.length / 200))) {
        const found = tried(place(bytes.subarray(0, end), ending));
        if (sealed === true) expect(found).toBeUndefined();
      }
      if (gzipped !== true) continue;
      const packed = gzipSync(bytes);
      for (let end = 18; end < packed.length; end++)
        expect(tried(place(packed.subarray(0, end), ending)), `${end} of ${packed.length}`).toBeUndefined();
    }
  });

  it('refuses what has other bits, or reads what they say', () => {
    for (const one of whole) {
      const bytes = Buffer.from(one);
      for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 200)))
        for (const flip of [1, 128, 255]) {
          const found = tried(
            place(
              bytes.map((byte, i) => (i === at ? byte ^ flip : byte)),
              ending,
            ),
          );
          if (sealed === true) expect(found, `byte ${at}`).toBeUndefined();
        }
    }
  });

  it.each([
    ['nothing', ''],
    ['a zero byte', '\0'],
    ['blanks', ' \n\t\n'],
    ['one long line', 'a'.repeat(200_000)],
    ['JSON', '{"__proto__":{"previous":1},"format":null}'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0xfd, 0x80)],
  ])('ends in a sentence or a value: %s', (_what, content) => {
    tried(place(content, ending));
    expect(({} as { previous?: unknown }).previous).toBeUndefined();
  });

  it('says of a folder, and of a file that is not there, what it expected', () => {
    expect(() => read(folder)).toThrow(InputError);
    const missing = join(folder, 'missing', 'file');
    if (mayLack === true) expect(read(missing)).toBeUndefined();
    else expect(() => read(missing)).toThrow(InputError);
  });
});

describe.each(Object.entries(writers))('%s', (_, write) => {
  it('writes the same twice, and makes the folder', () => {
    const [a, b] = ['one', 'two'].map((name) => {
      const place = join(folder, `${count++}`, name);
      write(place);
      const [file] = readdirSync(join(place, '..')) as [string];
      return readFileSync(join(place, '..', file), 'utf8');
    });
    expect(b).toBe(a);
    expect(a).not.toBe('');
  });

  it('leaves nothing but its file, and refuses by a sentence a place that is none', () => {
    const file = place('a file');
    expect(() => write(join(file, 'below'))).toThrow(InputError);
    const closed = join(folder, `closed ${count++}`);
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    if (process.getuid?.() !== 0) expect(() => write(join(closed, 'x'))).toThrow(InputError);
    const own = join(folder, `own ${count++}`);
    write(join(own, 'x'));
    write(join(own, 'x'));
    expect(readdirSync(own)).toHaveLength(1);
  });
});

it('no sentence repeats megabytes of what a file says', () => {
  const { message, actual } = new InputError({ expected: 'a number', actual: 'x'.repeat(1e6) });
  expect(message.length).toBeLessThan(1000);
  expect(message).toContain('(1000000 characters)');
  expect(actual).toHaveLength(1e6);
});
