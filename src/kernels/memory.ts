/**
 * The one WebAssembly memory that kernels and tensors share, and its allocator.
 *
 * The address space is reserved once and never grows (growing would detach every view); the operating system
 * commits a page when it is first touched, so reserving costs nothing. Freed blocks are reused: small ones from
 * lists by size class, large ones from a first-fit list whose neighbours are joined.
 */
export class Memory {
  readonly wasm: WebAssembly.Memory;
  readonly buffer: ArrayBuffer;
  private top = 0;
  private readonly limit: number;
  private readonly small = new Map<number, number[]>();
  /** Holes of large blocks, ascending by address. */
  private holes: { at: number; bytes: number }[] = [];
  /** Rounded size of every live block, by address. */
  private readonly live = new Map<number, number>();
  private liveBytes = 0;

  constructor(maxPages = MAX_PAGES) {
    this.wasm = reserve(maxPages);
    this.buffer = this.wasm.buffer;
    this.limit = this.buffer.byteLength;
  }

  /** Keeps [0, bytes) for the module's own static data; called once, before the first allocation. */
  startAt(bytes: number): void {
    this.top = roundUp(bytes);
  }

  /** Bytes in live blocks. */
  get bytesInUse(): number {
    return this.liveBytes;
  }

  /** Bytes of address space ever handed out: what the process may have committed. */
  get highWater(): number {
    return this.top;
  }

  /** Address of a block of at least `bytes`, aligned to 64. Its contents are undefined. @throws Error when the memory is full. */
  alloc(bytes: number): number {
    const size = roundUp(Math.max(bytes, ALIGN));
    const at = size <= SMALL ? this.takeSmall(size) : this.takeLarge(size);
    this.live.set(at, size);
    this.liveBytes += size;
    return at;
  }

  free(at: number): void {
    const size = this.live.get(at);
    if (size === undefined) throw new Error(`no live block at address ${at}`);
    this.live.delete(at);
    this.liveBytes -= size;
    if (size <= SMALL) {
      const list = this.small.get(size);
      if (list === undefined) this.small.set(size, [at]);
      else list.push(at);
    } else this.addHole(at, size);
  }

  private takeSmall(size: number): number {
    return this.small.get(size)?.pop() ?? this.extend(size);
  }

  private takeLarge(size: number): number {
    const index = this.holes.findIndex((hole) => hole.bytes >= size);
    if (index < 0) return this.extend(size);
    const hole = this.holes[index];
    const at = hole.at;
    if (hole.bytes === size) this.holes.splice(index, 1);
    else {
      hole.at += size;
      hole.bytes -= size;
    }
    return at;
  }

  private extend(size: number): number {
    const at = this.top;
    if (at + size > this.limit) {
      throw new Error(
        `out of kernel memory: ${size} bytes asked for, ${this.liveBytes} of ${this.limit} in use; ` +
          'dispose tensors that are no longer needed (tf.tidy, tensor.dispose)',
      );
    }
    this.top = at + size;
    return at;
  }

  private addHole(at: number, bytes: number): void {
    const holes = this.holes;
    let index = holes.findIndex((hole) => hole.at > at);
    if (index < 0) index = holes.length;
    holes.splice(index, 0, { at, bytes });
    this.joinWithNext(index);
    if (index > 0) this.joinWithNext(index - 1);
  }

  private joinWithNext(index: number): void {
    const hole = this.holes[index];
    const next = this.holes[index + 1];
    if (next === undefined || hole.at + hole.bytes !== next.at) return;
    hole.bytes += next.bytes;
    this.holes.splice(index + 1, 1);
  }
}

const MAX_PAGES = 65536; // 4 GiB, all that 32-bit addresses reach
const ALIGN = 64;
const SMALL = 65536;

function roundUp(bytes: number): number {
  return Math.ceil(bytes / ALIGN) * ALIGN;
}

/** Reserves as much as the machine allows: some containers limit address space, so halve until it fits. */
function reserve(pages: number): WebAssembly.Memory {
  for (let initial = pages; ; initial = Math.floor(initial / 2)) {
    try {
      return new WebAssembly.Memory({ initial, maximum: MAX_PAGES });
    } catch (error) {
      if (initial <= 1024) throw error;
    }
  }
}
