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
   * @param check - throws if the cell is not to begin any more
   * @throws what the cell throws; an error of Node's when SIGINT ends a loop that awaits nothing
   */
  async run(cell: CompiledCell, name: string, check: () => void): Promise<unknown> {
    await this.loader.prepare(cell.javascript);
    await heedSignals();
    check();
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

/**
 * A signal that came while the cell was compiled is heard before Node takes its listeners away for `breakOnSigint`, which
 * would lose it: one turn of the event loop to end the present poll, one for the next.
 */
async function heedSignals(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}
