import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { compilerOptions } from './compilerOptions';
import type { Places } from './Places';

const CELL_MODULE = /^clusternet:(cell-\d+)$/;

/**
 * The program that TypeScript sees: the current cell, the earlier cells it needs as modules `clusternet:cell-N`, and the
 * libraries. The library files are read once.
 */
export class CellProgram {
  /** The current cell; its text is another for each request. */
  readonly current: string;
  readonly service: ts.LanguageService;
  private readonly anchor: string;
  private readonly texts = new Map<string, { version: number; snapshot: ts.IScriptSnapshot }>();
  private readonly files = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();
  private readonly augmenting = new Set<string>();
  private version = 0;

  constructor(private readonly places: Places) {
    this.current = join(places.folder, 'cell.cts');
    this.anchor = join(places.folder, 'cell-0.cts');
    this.setText(this.anchor, anchorText(places.home, []));
    this.setText(this.current, 'export {};');
    this.service = ts.createLanguageService(this.host());
  }

  /** Reads the libraries, those to be preloaded too, so that the first cell need not. */
  warmUp(): void {
    this.setText(this.anchor, anchorText(this.places.home, this.places.preload));
    this.service.getSemanticDiagnostics(this.current);
  }

  setCurrent(text: string): void {
    this.setText(this.current, text);
  }

  /** Adds an earlier cell; `augments`: also where no other cell imports it. Returns the name of its module. */
  keep(id: number, text: string, augments: boolean): string {
    const file = join(this.places.folder, `cell-${id}.cts`);
    this.setText(file, text);
    if (augments) this.augmenting.add(file);
    return `clusternet:cell-${id}`;
  }

  /** Forgets an earlier cell of which no name is left. */
  drop(id: number): void {
    const file = join(this.places.folder, `cell-${id}.cts`);
    if (!this.augmenting.has(file)) this.texts.delete(file);
  }

  private setText(file: string, text: string): void {
    this.texts.set(file, { version: ++this.version, snapshot: ts.ScriptSnapshot.fromString(text) });
  }

  private host(): ts.LanguageServiceHost {
    const { sys } = ts;
    const cache = ts.createModuleResolutionCache(this.places.folder, (name) => name, compilerOptions);
    const host: ts.LanguageServiceHost & { getModuleResolutionCache(): ts.ModuleResolutionCache } = {
      getModuleResolutionCache: () => cache, // TypeScript asks for it, but does not say so in its types
      getCompilationSettings: () => compilerOptions,
      getCurrentDirectory: () => this.places.folder,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      getScriptFileNames: () => [this.anchor, ...this.augmenting, this.current],
      getScriptVersion: (file) => String(this.texts.get(file)?.version ?? this.readFile(file)?.version ?? ''),
      getScriptSnapshot: (file) => this.texts.get(file)?.snapshot ?? this.readFile(file)?.snapshot,
      fileExists: (file) => this.texts.has(file) || sys.fileExists(file),
      readFile: sys.readFile,
      directoryExists: sys.directoryExists,
      getDirectories: sys.getDirectories,
      readDirectory: sys.readDirectory,
      ...(sys.realpath === undefined ? {} : { realpath: sys.realpath }),
      resolveModuleNameLiterals: (literals, file, redirected, options, source) =>
        literals.map((literal) => {
          const cell = CELL_MODULE.exec(literal.text);
          if (cell !== null) return cellModule(join(this.places.folder, `${cell[1]}.cts`));
          const mode = ts.getModeForUsageLocation(source, literal, options);
          const from = (place: string) =>
            ts.resolveModuleName(literal.text, place, options, host, cache, redirected, mode);
          const found = from(file);
          const isOurs = found.resolvedModule === undefined && this.texts.has(file) && !literal.text.startsWith('.');
          return isOurs ? from(join(this.places.home, 'cell.cts')) : found;
        }),
    };
    return host;
  }

  /** A package's file, and our own, which runs already, is read once; one of the reader's when it has changed. */
  private readFile(file: string): { version: string; snapshot: ts.IScriptSnapshot } | undefined {
    const known = this.files.get(file);
    const isFixed = file.includes('/node_modules/') || file.startsWith(`${this.places.home}/dist/`);
    if (known !== undefined && isFixed) return known;
    const version = ts.sys.getModifiedTime?.(file)?.getTime().toString() ?? '';
    if (known?.version === version) return known;
    const text = ts.sys.readFile(file);
    if (text === undefined) return undefined;
    const read = { version, snapshot: ts.ScriptSnapshot.fromString(text) };
    this.files.set(file, read);
    return read;
  }
}

function cellModule(resolvedFileName: string): ts.ResolvedModuleWithFailedLookupLocations {
  return { resolvedModule: { resolvedFileName, extension: ts.Extension.Cts, isExternalLibraryImport: false } };
}

/** Keeps Node's types and what is preloaded in the program, whether the current cell imports them or not. */
function anchorText(home: string, preload: readonly string[]): string {
  const lines = preload.map((name) => `import '${name}';`);
  try {
    const types = createRequire(join(home, 'package.json')).resolve('@types/node/package.json');
    lines.unshift(`/// <reference path="${join(types, '..', 'index.d.ts')}" />`);
  } catch {
    // without Node's types a cell knows the web's alone
  }
  return [...lines, 'export {};'].join('\n');
}
