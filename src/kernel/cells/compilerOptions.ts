import ts from 'typescript';

/**
 * Cells are strict, but may leave names unused and give an optional property `undefined`. Each compiles to CommonJS, whose
 * static imports become `require`, while `import()` stays what it is and loads packages of both kinds.
 */
export const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.Node20,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  strict: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  sourceMap: true,
};

/**
 * Errors of TypeScript that are none in a cell: what it runs in can do more than a CommonJS file.
 * 1309, 1378, 1432, 2852, 2853, 2854: await, for await and await using at the top level. 2856: `with { type: 'json' }`.
 * 2323, 2484: `var` twice, and an export of the reader's, where we export already. 7005, 7034: `let best;` that a later
 * line gives a value. 7016: a package without types is `any`.
 */
export const allowedInCells: ReadonlySet<number> = new Set([
  1309, 1378, 1432, 2323, 2484, 2852, 2853, 2854, 2856, 7005, 7016, 7034,
]);
