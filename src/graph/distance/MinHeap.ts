/** Binary heap of (key, node); a node may be in it more than once, with stale larger keys. */
export class MinHeap {
  size = 0;
  private keys: Float64Array;
  private nodes: Int32Array;

  constructor(capacity: number) {
    this.keys = new Float64Array(Math.max(16, capacity));
    this.nodes = new Int32Array(Math.max(16, capacity));
  }

  clear(): void {
    this.size = 0;
  }

  topKey(): number {
    return this.keys[0]!;
  }

  topNode(): number {
    return this.nodes[0]!;
  }

  push(key: number, node: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, nodes } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[hole] = keys[parent]!;
      nodes[hole] = nodes[parent]!;
      hole = parent;
    }
    keys[hole] = key;
    nodes[hole] = node;
  }

  pop(): void {
    const { keys, nodes } = this;
    const size = --this.size;
    const key = keys[size]!;
    const node = nodes[size]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[hole] = keys[child]!;
      nodes[hole] = nodes[child]!;
      hole = child;
    }
    keys[hole] = key;
    nodes[hole] = node;
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.keys.length);
    const nodes = new Int32Array(2 * this.keys.length);
    keys.set(this.keys);
    nodes.set(this.nodes);
    this.keys = keys;
    this.nodes = nodes;
  }
}
