import { readFileSync, statSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import ts from 'typescript';
import { PLOTLY_PACKAGES, plotlyModule } from '../../notebook/plotly/plotlyModule';
import { compilerOptions } from '../cells/compilerOptions';
import type { Places } from '../cells/Places';
import { isTslab, serveTslab } from './tslabDisplay';

type Import = (specifier: string) => Promise<object>;

const NOT_FOUND = new Set(['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND']);
/** What `require` says of a package that can only be imported. */
const IMPORT_ONLY = new Set(['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE', 'ERR_PACKAGE_PATH_NOT_EXPORTED']);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code);
const isPath = (specifier: string): boolean => /^\.{0,2}\//.test(specifier) || isAbsolute(specifier);

/** How cells load modules: from the notebook's folder first, then from where the kernel lives. */
export class Loader {
  private readonly requires: NodeJS.Require[];
  private readonly imports: Import[];
  /** Packages that only `import` loads, by the name under which a cell has them in a static import. */
  private readonly imported = new Map<string, object>();
  private readonly typescript = new Map<string, number>();

  constructor(private readonly places: Places) {
    const folders = [places.folder, places.home];
    this.requires = folders.map((folder) => createRequire(join(folder, 'cell.js')));
    this.imports = folders.map(importFrom);
    this.loadTypeScript();
  }

  require = (specifier: string): unknown => {
    const imported = this.imported.get(specifier);
    if (imported !== undefined) return imported;
    if (this.places.problem !== '' && /^clusternet(\/|$)/.test(specifier)) throw brokenBuild(this.places.problem);
    if (isPath(specifier)) this.forgetChanged();
    if (isTslab(specifier)) serveTslab(this.load);
    if (PLOTLY_PACKAGES.test(specifier)) return plotlyModule;
    return this.load(specifier);
  };

  private readonly load = (specifier: string): unknown => {
    const [local, home] = this.requires;
    try {
      return local!(local!.resolve(specifier));
    } catch (error) {
      if (isPath(specifier) || !isMissing(error, specifier)) throw error;
      return home!(specifier);
    }
  };

  import: Import = async (specifier) => {
    if (PLOTLY_PACKAGES.test(specifier)) return plotlyModule;
    const [local, home] = this.imports;
    if (isPath(specifier)) {
      const path = resolve(this.places.folder, specifier);
      return /\.ts$/.test(path) ? (this.require(specifier) as object) : local!(pathToFileURL(path).href);
    }
    try {
      return await local!(specifier);
    } catch (error) {
      if (!isMissing(error, specifier)) throw error;
      return home!(specifier);
    }
  };

  /** Before a cell runs: packages of its static imports that Node cannot `require`. */
  async prepare(javascript: string): Promise<void> {
    for (const [, specifier] of javascript.matchAll(/\brequire\("([^"]+)"\)/g)) {
      if (this.imported.has(specifier!) || specifier!.startsWith('clusternet:')) continue;
      try {
        this.require(specifier!);
      } catch (error) {
        if (!IMPORT_ONLY.has(codeOf(error))) continue; // the cell will meet it again
        const namespace = await this.import(specifier!);
        this.imported.set(specifier!, Object.assign(Object.create(null), { __esModule: true }, namespace));
      }
    }
  }

  /** The reader's own TypeScript files beside the notebook can be imported as they are. */
  private loadTypeScript(): void {
    const extensions = (Module as unknown as { _extensions: NodeJS.RequireExtensions })._extensions;
    extensions['.ts'] = (module, file) => {
      this.typescript.set(file, statSync(file).mtimeMs);
      const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
        compilerOptions: {
          ...compilerOptions,
          module: ts.ModuleKind.CommonJS,
          sourceMap: false,
          inlineSourceMap: true,
        },
        fileName: file,
      });
      (module as unknown as { _compile(code: string, file: string): void })._compile(outputText, file);
    };
  }

  /** Once one of the reader's files has been edited, all are read anew: others may have it in them. */
  private forgetChanged(): void {
    const changed = [...this.typescript].some(
      ([file, time]) => statSync(file, { throwIfNoEntry: false })?.mtimeMs !== time,
    );
    if (!changed) return;
    for (const file of this.typescript.keys()) delete require.cache[file];
    this.typescript.clear();
  }
}

/** A build error belongs where the reader looks: at the first `import … from 'clusternet'`. */
function brokenBuild(problem: string): Error {
  return new Error(`clusternet did not build; restart the kernel once this is mended:\n${problem}`);
}

/** True if it is `specifier` itself that is not there, and not something that it needs. */
function isMissing(error: unknown, specifier: string): boolean {
  if (!NOT_FOUND.has(codeOf(error))) return false;
  const { message } = error as Error;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return message.includes(`'${specifier}'`) || message.includes(`'${name}'`);
}

/** `import()` as a file in that folder would have it. */
function importFrom(folder: string): Import {
  const script = new Script('(specifier) => import(specifier)', {
    filename: join(folder, 'cell.js'),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return script.runInThisContext();
}
