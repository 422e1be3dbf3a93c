import type { Edge } from "./assignment";
import { MinHeap } from "./minHeap";
import { strongComponents } from "./strongComponents";

/** Assignment as a flow of least cost: source → left records → right records → sink, each carrying one unit. Successive
 *  shortest augmenting paths with potentials (Dijkstra on reduced costs, all whole numbers, so every comparison is exact).
 *
 *  After the last path the residual arcs of reduced cost 0 are the moves that cost nothing; a pair is in every best assignment
 *  if and only if no round trip of such moves passes through it. */
export class FlowNetwork {
  private readonly source: number;
  private readonly sink: number;
  private readonly nodes: number;
  /** Arcs in pairs: `arc` and its opposite `arc ^ 1`. */
  private readonly to: number[] = [];
  private readonly cost: number[] = [];
  private readonly isOpen: number[] = [];
  private readonly from: number[][];
  private readonly potential: Float64Array;

  /** `edges` are between places 0 … `left` − 1 and 0 … `right` − 1; costs are whole and not negative. */
  constructor(
    private readonly left: number,
    right: number,
    private readonly edges: readonly Edge[],
  ) {
    this.source = left + right;
    this.sink = this.source + 1;
    this.nodes = this.source + 2;
    this.from = Array.from({ length: this.nodes }, () => []);
    this.potential = new Float64Array(this.nodes);
    for (const edge of edges) this.arc(edge.left, left + edge.right, edge.cost);
    for (let place = 0; place < left; place += 1) this.arc(this.source, place, 0);
    for (let place = 0; place < right; place += 1) this.arc(left + place, this.sink, 0);
  }

  private arc(from: number, to: number, cost: number): void {
    this.from[from]!.push(this.to.length);
    this.from[to]!.push(this.to.length + 1);
    this.to.push(to, from);
    this.cost.push(cost, -cost);
    this.isOpen.push(1, 0);
  }

  /** Indexes of the edges that every assignment with the most pairs at the least cost has. */
  unchallenged(): number[] {
    while (this.augment());
    const component = strongComponents(this.nodes, (node) =>
      this.from[node]!.filter((arc) => this.isOpen[arc] === 1 && this.reduced(node, arc) === 0).map(
        (arc) => this.to[arc]!,
      ),
    );
    return this.edges.flatMap((edge, index) => {
      const isPaired = this.isOpen[index * 2] === 0;
      return isPaired && component[edge.left] !== component[this.left + edge.right] ? [index] : [];
    });
  }

  private reduced(from: number, arc: number): number {
    return this.cost[arc]! + this.potential[from]! - this.potential[this.to[arc]!]!;
  }

  /** Sends one more unit along a shortest path; false when there is none. */
  private augment(): boolean {
    const distance = new Float64Array(this.nodes).fill(Infinity);
    const cameBy = new Int32Array(this.nodes).fill(-1);
    const isDone = new Uint8Array(this.nodes);
    const heap = new MinHeap();
    distance[this.source] = 0;
    heap.push(this.source, 0);
    for (let node = heap.pop(); node >= 0 && node !== this.sink; node = heap.pop()) {
      if (isDone[node] === 1) continue;
      isDone[node] = 1;
      for (const arc of this.from[node]!) {
        if (this.isOpen[arc] === 0) continue;
        const next = this.to[arc]!;
        const reached = distance[node]! + this.reduced(node, arc);
        if (reached >= distance[next]!) continue;
        distance[next] = reached;
        cameBy[next] = arc;
        heap.push(next, reached);
      }
    }
    const length = distance[this.sink]!;
    if (length === Infinity) return false;
    // Nodes farther than the sink move with it, which keeps every reduced cost from falling below 0.
    for (let node = 0; node < this.nodes; node += 1) this.potential[node]! += Math.min(distance[node]!, length);
    for (let node = this.sink; node !== this.source;) {
      const arc = cameBy[node]!;
      this.isOpen[arc] = 0;
      this.isOpen[arc ^ 1] = 1;
      node = this.to[arc ^ 1]!;
    }
    return true;
  }
}
