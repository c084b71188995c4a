import ts from 'typescript';
import { CompileError } from '../errors/CompileError';
import { CellProgram } from './CellProgram';
import { CellText } from './CellText';
import { allowedInCells } from './compilerOptions';
import { Names } from './Names';
import type { Places } from './Places';
import { afterCommonJs, beforeCommonJs } from './transforms';

/** A cell that can be run. */
export interface CompiledCell {
  javascript: string;
  /** Source map of `javascript`, as JSON, to the text that `toCell` takes. */
  map: string;
  /** The place in the cell (both from 0) of a place in the text that was compiled. */
  toCell(line: number, column: number): { line: number; column: number };
  /** The values that it declares. */
  values: readonly string[];
  /** To be called when it has run; `isSet` where it did not come to its end. */
  commit(isSet?: (name: string) => boolean): void;
}

/** Checks and compiles the cells of one notebook, in the order in which they are run. */
export class CellCompiler {
  readonly program: CellProgram;
  readonly names: Names;
  private count = 0;

  constructor(places: Places) {
    this.program = new CellProgram(places);
    this.names = new Names(this.program);
  }

  /** @throws CompileError for code that is no TypeScript, or whose types do not fit */
  compile(code: string): CompiledCell {
    const cell = new CellText(code);
    const head = this.names.headFor(cell);
    const text = cell.withHead(head);
    this.program.setCurrent(text);
    const program = this.program.service.getProgram()!;
    const source = program.getSourceFile(this.program.current)!;
    this.check(program, source, cell, head);
    let javascript = '';
    let map = '';
    program.emit(
      source,
      (name, content) => {
        if (name.endsWith('.map')) map = content;
        else javascript = content;
      },
      undefined,
      false,
      { before: [beforeCommonJs], after: [afterCommonJs] },
    );
    const id = ++this.count;
    return {
      javascript: javascript.replace(/\n\/\/# sourceMappingURL=.*$/, ''),
      map,
      toCell: (line, column) => {
        const position = ts.getPositionOfLineAndCharacter(source, line, column);
        return lineAndColumn(code, cell.toCell(position, head));
      },
      values: cell.names.filter(({ kind }) => kind === 'fixed' || kind === 'variable').map(({ name }) => name),
      commit: (isSet = () => true) => this.names.add(id, cell, head, isSet),
    };
  }

  /** For completion and help: the language service on code that is being written, with every name of the notebook. */
  lookAt(code: string, position: number): { service: ts.LanguageService; file: string; position: number } {
    const cell = new CellText(code);
    const head = this.names.headFor(cell, () => true);
    this.program.setCurrent(cell.withHead(head));
    const { service, current } = this.program;
    return { service, file: current, position: cell.fromCell(position, head) };
  }

  private check(program: ts.Program, source: ts.SourceFile, cell: CellText, head: string): void {
    const syntax = program.getSyntacticDiagnostics(source);
    const found = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(source);
    const errors = found.filter(
      ({ category, code, start = 0 }) =>
        category === ts.DiagnosticCategory.Error && start > head.length && !allowedInCells.has(code),
    );
    if (errors.length === 0) return;
    throw new CompileError(
      errors.map(({ code, messageText, start = 0, length = 0 }) => ({
        code,
        message: ts.flattenDiagnosticMessageText(messageText, '\n'),
        start: cell.toCell(start, head),
        length: cell.toCell(start + length, head) - cell.toCell(start, head),
      })),
    );
  }
}

function lineAndColumn(code: string, position: number): { line: number; column: number } {
  const before = code.slice(0, position);
  return { line: before.split('\n').length - 1, column: position - before.lastIndexOf('\n') - 1 };
}
