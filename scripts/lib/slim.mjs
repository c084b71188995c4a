import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from 'esbuild';
import { root } from './paths.mjs';

/** What a user of the package imports; the types of everything else are seen by nobody. */
const entries = ['index.d.ts', 'notebook/index.d.ts', 'browser/index.d.ts'];

/** Packages that are not installed with ours. */
const { peerDependenciesMeta } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const optional = Object.keys(peerDependenciesMeta);

/**
 * Makes a built dist/ what is shipped: JavaScript without comments, which the types repeat, and with short names inside; types that can be reached; no maps,
 * and no record of the compiler's, so that the next build after a change makes everything anew.
 */
export function slim(dist) {
  const reached = reachedTypes(dist);
  for (const name of readdirSync(dist, { recursive: true })) {
    const file = join(dist, name);
    if (name.endsWith('.map') || name.endsWith('.tsbuildinfo')) rmSync(file);
    else if (name.endsWith('.d.ts')) {
      if (reached.has(file)) rewrite(file, standingAlone);
      else rmSync(file);
    } else if (name.endsWith('.js')) {
      const isEntry = entries.includes(name.replaceAll('\\', '/').replace(/js$/, 'd.ts'));
      rewrite(file, (text) => small(text, isEntry));
    }
  }
}

/**
 * Names of modules' own things stay, and lines are short enough for a stack trace to say where.
 * @param isEntry keeps the form by which Node finds what may be imported by name
 */
function small(javascript, isEntry) {
  const options = { minifyIdentifiers: true, minifyWhitespace: true, minifySyntax: !isEntry };
  return transformSync(javascript, { ...options, target: 'es2022', lineLimit: 160 }).code;
}

/** Types that ask for nothing that may not be there: maps, and packages that are installed by whoever wants them. */
function standingAlone(types) {
  const ignored = types.replace(/^import .* from ['"](.*)['"];$/gm, (line, name) =>
    optional.includes(name) ? `// @ts-ignore: ${name} is optional\n${line}` : line,
  );
  const indented = ignored.replace(/^(?: {4})+/gm, (blanks) => ' '.repeat(blanks.length / 4));
  return indented.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
}

function rewrite(file, change) {
  const text = readFileSync(file, 'utf8');
  const changed = change(text);
  if (changed === text) return;
  writeFileSync(`${file}.part`, changed);
  renameSync(`${file}.part`, file); // something may be running from here
}

/** Declarations that the entries name, and those that these name. */
function reachedTypes(dist) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport\() ?['"](\.[^'"]*)['"]/g)) {
      const base = resolve(dirname(file), name);
      const found = [`${base}.d.ts`, join(base, 'index.d.ts')].find((path) => existsSync(path));
      if (found !== undefined) visit(found);
    }
  };
  for (const entry of entries) visit(join(dist, entry));
  return reached;
}
