import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
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
      rewrite(file, (text) => small(withHelpers(text, file, dist), isEntry));
    }
  }
}

/** What TypeScript writes for `import * as` and for a default into each module that has one, up to 900 bytes. */
const HELPERS = {
  importStar: /^var __createBinding = .*?^var __importStar = .*?^}\)\(\);\n/ms,
  importDefault: /^var __importDefault = .*?^};\n/ms,
};

/** With each of those in one file, which is written when it is first seen. */
function withHelpers(javascript, file, dist) {
  if (javascript.includes('__exportStar')) return javascript; // needs a part of one for itself
  return Object.entries(HELPERS).reduce((text, [name, pattern]) => {
    const helper = pattern.exec(text)?.[0];
    if (helper === undefined) return text;
    const shared = join(dist, `${name}.js`);
    if (!existsSync(shared)) writeFileSync(shared, small(`${helper}exports.${name} = __${name};\n`, false));
    const place = relative(dirname(file), join(dist, name)).replaceAll('\\', '/');
    return text.replace(
      pattern,
      () => `const __${name} = require("${place.startsWith('.') ? place : `./${place}`}").${name};\n`,
    );
  }, javascript);
}

/**
 * Names of modules' own things stay, and lines are short enough for a stack trace to say where.
 * @param isEntry keeps the form by which Node finds what may be imported by name
 */
function small(javascript, isEntry) {
  const options = { minifyIdentifiers: true, minifyWhitespace: true, minifySyntax: !isEntry };
  return transformSync(javascript, { ...options, target: 'es2022', lineLimit: 500 }).code;
}

/** Types that ask for nothing that may not be there: maps, and packages that are installed by whoever wants them. */
function standingAlone(types) {
  const ignored = types.replace(/^import .* from ['"](.*)['"];$/gm, (line, name) =>
    optional.includes(name) ? `// @ts-ignore: ${name} is optional\n${line}` : line,
  );
  const indented = ignored
    .replace(/^(?: {4})+/gm, (blanks) => ' '.repeat(blanks.length / 4))
    .replace(/^ +(?=\*)/gm, '');
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
