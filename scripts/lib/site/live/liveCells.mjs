import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { dist, root } from '../../paths.mjs';
import { joined } from '../html.mjs';
import { publicNames } from '../publicNames.mjs';
import { liveForm } from './form.mjs';
import { liveSlice } from './slice.mjs';

const require = createRequire(import.meta.url);

/** The engine's names; the same in both of its entries. */
const inBrowser = () => publicNames({ browser: 'src/browser/index.ts' }).get('browser');

/** What the notebook imports, in Node: it makes the controls, of which the page's form is written. */
function nodeModules() {
  return {
    clusternet: require(join(dist, 'index.js')),
    'clusternet/notebook': require(join(dist, 'notebook', 'index.js')),
    '@tensorflow/tfjs': require('@tensorflow/tfjs'),
  };
}

/** Runs what makes the controls of a cell, where its files are. */
async function declare(javascript, folder) {
  const here = process.cwd();
  process.chdir(folder);
  try {
    return await runInThisContext(`(${javascript})`)(nodeModules(), (_, said) => said);
  } finally {
    process.chdir(here);
  }
}

/** Files that the texts of a cell name, in base64; of a set that comes along with the package, its own, unpacked. */
function filesOf(texts, folder) {
  const named = texts.filter((text) => /\.\w+$/.test(text) && existsSync(join(folder, text)));
  const files = named.filter((text) => statSync(join(folder, text)).isFile());
  const sets = texts.filter((text) => existsSync(join(root, 'data', text, `${SET[0]}.gz`)));
  return [
    ...files.map((text) => [text, readFileSync(join(folder, text))]),
    ...sets.flatMap((set) =>
      SET.map((part) => [`${set}/${part}`, gunzipSync(readFileSync(join(root, 'data', set, `${part}.gz`)))]),
    ),
  ].map(([name, bytes]) => [name, bytes.toString('base64')]);
}

const SET = ['images-idx3-ubyte', 'labels-idx1-ubyte'];

function requireNames(members, names) {
  for (const { module, name } of members) {
    if (module === '@tensorflow/tfjs' || names.has(name)) continue;
    throw new Error(`${module} has no "${name}" in a browser; export it from src/browser/index.ts`);
  }
}

/**
 * The cells of a notebook that run on its page: those with controls. Makes the controls, and runs nothing of what they do.
 * @returns { forms, script }: the form of each live cell by its number among all cells, and the page's programs as a classic
 * script; `forms` is empty where no cell is live
 * @throws Error where a cell asks for what a browser has not
 */
export async function liveCells(path, notebook) {
  const folder = dirname(path);
  const sources = notebook.cells.map((cell) => (cell.cell_type === 'code' ? joined(cell.source) : ''));
  const parameters = notebook.cells.findIndex(({ metadata }) => metadata.tags?.includes('parameters'));
  const forms = new Map();
  const programs = [];
  const files = new Map();
  for (const [at, source] of sources.entries()) {
    if (!/\.controls\(/.test(source)) continue;
    const slice = liveSlice(sources, at, parameters);
    if (slice === undefined) continue;
    requireNames(slice.members, inBrowser());
    const cell = notebook.cells[at].id;
    const declaration = await declare(slice.declaration, folder);
    const hasFile = slice.file !== undefined;
    const form = liveForm({ cell, declaration, label: `Controls of cell ${at + 1}`, hasFile });
    forms.set(at, { cell, form, ...(hasFile ? { file: slice.file } : {}) });
    programs.push(`${JSON.stringify(cell)}: ${slice.program}`);
    for (const [name, base64] of filesOf(slice.texts, folder)) files.set(name, base64);
  }
  return { forms, script: pageScript(programs, Object.fromEntries(files)) };
}

/** Text for a page to make its worker of, behind the engine's. */
export function pageScript(programs, files) {
  const call = `clusternetLive({${programs.join(',\n')}}, ${JSON.stringify(files)});`;
  return `globalThis.clusternetPrograms = ${JSON.stringify(call)};\n`;
}

/** The engine's text as a script: a page that was opened from disk may load a script, but no worker. */
export const engineScript = (text) => `globalThis.clusternetEngine = ${JSON.stringify(text)};\n`;
