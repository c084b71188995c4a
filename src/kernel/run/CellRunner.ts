import { Script } from 'node:vm';
import type { CompiledCell } from '../cells/CellCompiler';
import { DISPOSABLE, DYNAMIC_IMPORT } from '../cells/transforms';
import { rememberScript } from '../errors/scripts';
import { Disposables } from './Disposables';
import type { Loader } from './Loader';

const START = Symbol.for('clusternet.startCell');
const start = new Script("globalThis[Symbol.for('clusternet.startCell')]()");

type CellFunction = (exports: object, require: unknown, dynamicImport: unknown, use: unknown) => Promise<unknown>;

/** Runs compiled cells, all on the one object that holds the notebook's variables. */
export class CellRunner {
  /** The notebook's variables by name. */
  readonly scope: Record<string, unknown> = {};

  constructor(private readonly loader: Loader) {}

  /**
   * Resolves to the value of the last expression.
   * @param name - by which errors call the cell
   * @throws what the cell throws; an error of Node's when SIGINT ends a loop that awaits nothing
   */
  async run(cell: CompiledCell, name: string): Promise<unknown> {
    await this.loader.prepare(cell.javascript);
    const before = new Map(cell.values.filter((each) => each in this.scope).map((each) => [each, this.scope[each]]));
    const disposables = new Disposables();
    try {
      const value = await this.start(this.compile(cell, name), disposables);
      await disposables.dispose(undefined);
      cell.commit();
      return value;
    } catch (error) {
      cell.commit((each) => each in this.scope && !(before.has(each) && Object.is(before.get(each), this.scope[each])));
      await disposables.dispose({ error });
      throw error;
    }
  }

  private compile(cell: CompiledCell, name: string): CellFunction {
    const head = `(async function (exports, require, ${DYNAMIC_IMPORT}, ${DISPOSABLE}) { `;
    rememberScript(name, cell);
    const script = new Script(`${head}${cell.javascript}\n})`, { filename: name, columnOffset: -head.length });
    return script.runInThisContext();
  }

  private start(run: CellFunction, disposables: Disposables): Promise<unknown> {
    const starts = globalThis as { [START]?: () => Promise<unknown> };
    starts[START] = () => run.call(undefined, this.scope, this.require, this.loader.import, disposables.use);
    // While this part runs, SIGINT ends it even inside an endless loop.
    return start.runInThisContext({ breakOnSigint: true });
  }

  private readonly require = (specifier: string): unknown =>
    specifier.startsWith('clusternet:') ? this.scope : this.loader.require(specifier);
}
