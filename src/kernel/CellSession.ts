import { CellCompiler } from './cells/CellCompiler';
import type { Places } from './cells/Places';
import { CellRunner } from './run/CellRunner';
import { Loader } from './run/Loader';

/** A notebook's cells, checked and run one after another, without any protocol around them. */
export class CellSession {
  readonly compiler: CellCompiler;
  private readonly runner: CellRunner;
  private readonly loader: Loader;

  constructor(places: Places) {
    this.compiler = new CellCompiler(places);
    this.loader = new Loader(places);
    this.runner = new CellRunner(this.loader);
  }

  /**
   * Resolves to the value of the last expression; undefined for a cell without code.
   * @param name - by which stack traces call the cell
   * @param check - throws if the cell, once compiled, is not to begin any more
   * @throws CompileError for a cell that does not compile; else what the cell throws
   */
  async run(code: string, name: string, check = () => {}): Promise<unknown> {
    if (code.trim() === '') return undefined;
    return await this.runner.run(this.compiler.compile(code), name, check);
  }

  /** A variable of the notebook, or what it has imported under that name; undefined for a name that it has not. */
  valueOf(name: string): unknown {
    if (name in this.runner.scope) return this.runner.scope[name];
    const text = this.compiler.names.importOf(name);
    const [, what, specifier] = /^import (.+) from ['"](.+)['"];$/.exec(text ?? '') ?? [];
    if (what === undefined || specifier === undefined || what.startsWith('type ')) return undefined;
    try {
      const module = this.loader.require(specifier) as Record<string, unknown>;
      if (what.startsWith('*')) return module;
      const [, original] = /^\{ ([^ ]+)/.exec(what) ?? [];
      return module[original ?? 'default'];
    } catch {
      return undefined;
    }
  }
}
