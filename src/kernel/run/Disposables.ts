/** The values that a cell holds by `using` and `await using`, disposed of when it ends, the last one first. */
export class Disposables {
  private readonly held: (() => unknown)[] = [];

  /** What `using x = value` compiles to. @throws TypeError for a value that cannot be disposed of */
  use = <T>(value: T, isAsync: boolean): T => {
    if (value === null || value === undefined) return value;
    const { dispose, asyncDispose } = Symbol;
    const owner = value as { [dispose]?: unknown; [asyncDispose]?: unknown };
    const method = (isAsync ? owner[asyncDispose] : undefined) ?? owner[dispose];
    if (typeof method !== 'function') {
      throw new TypeError(`using: expected a value with [Symbol.${isAsync ? 'asyncDispose' : 'dispose'}]()`);
    }
    this.held.push(() => method.call(value));
    return value;
  };

  /** @throws what a disposal threw; with what the cell threw before in `suppressed` */
  async dispose(thrown: { error: unknown } | undefined): Promise<void> {
    let failure = thrown;
    for (const end of this.held.splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        failure = { error: failure === undefined ? error : suppressed(error, failure.error) };
      }
    }
    if (failure !== undefined) throw failure.error;
  }
}

function suppressed(error: unknown, earlier: unknown): Error {
  const both = new Error('an error while a value was disposed of, after an earlier one', { cause: error });
  return Object.assign(both, { name: 'SuppressedError', error, suppressed: earlier });
}
