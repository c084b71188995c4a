/**
 * Nodes by key, the smallest first, of equal keys the lower node first. Each node is in it at most once; `offer` lowers its
 * key. Every operation O(log size); room for n nodes from the start.
 * @example const heap = new NodeHeap(3); heap.offer(2, 0.5); heap.offer(0, 0.5); heap.take() // 0
 */
export class NodeHeap {
  private readonly nodes: Int32Array;
  private readonly keys: Float64Array;
  /** Place of each node in `nodes`, −1 for none. */
  private readonly places: Int32Array;
  private count = 0;

  constructor(n: number) {
    this.nodes = new Int32Array(n);
    this.keys = new Float64Array(n);
    this.places = new Int32Array(n).fill(-1);
  }

  get size(): number {
    return this.count;
  }

  /** Puts a node in, or lowers its key; a key that is not lower changes nothing. */
  offer(node: number, key: number): void {
    let place = this.places[node]!;
    if (place === -1) place = this.count++;
    else if (key >= this.keys[node]!) return;
    this.keys[node] = key;
    this.rise(node, place);
  }

  /** The key of a node that is in it, or that was taken last. */
  keyOf(node: number): number {
    return this.keys[node]!;
  }

  /** Takes out the node with the smallest key; −1 when it is empty. */
  take(): number {
    if (this.count === 0) return -1;
    const top = this.nodes[0]!;
    this.places[top] = -1;
    const last = this.nodes[--this.count]!;
    if (this.count > 0) this.sink(last);
    return top;
  }

  private before(a: number, b: number): boolean {
    const [ka, kb] = [this.keys[a]!, this.keys[b]!];
    return ka < kb || (ka === kb && a < b);
  }

  private rise(node: number, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.nodes[above]!;
      if (!this.before(node, parent)) break;
      this.put(parent, place);
      place = above;
    }
    this.put(node, place);
  }

  /** Lets the node find its place from the top. */
  private sink(node: number): void {
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.count) break;
      if (below + 1 < this.count && this.before(this.nodes[below + 1]!, this.nodes[below]!)) below++;
      const child = this.nodes[below]!;
      if (!this.before(child, node)) break;
      this.put(child, place);
      place = below;
    }
    this.put(node, place);
  }

  private put(node: number, place: number): void {
    this.nodes[place] = node;
    this.places[node] = place;
  }
}
