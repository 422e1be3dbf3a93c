/** Nodes by distance, nearest first; of equal ones the lower node, so that the order is the same on every run. */
export class MinHeap {
  private readonly nodes: number[] = [];
  private readonly keys: number[] = [];

  push(node: number, key: number): void {
    let place = this.nodes.length;
    for (let above = (place - 1) >> 1; place > 0 && this.isBefore(node, key, above); above = (place - 1) >> 1) {
      this.put(place, this.nodes[above]!, this.keys[above]!);
      place = above;
    }
    this.put(place, node, key);
  }

  /** The nearest node, taken out; -1 when there is none. */
  pop(): number {
    const nearest = this.nodes[0];
    if (nearest === undefined) return -1;
    const node = this.nodes.pop()!;
    const key = this.keys.pop()!;
    if (this.nodes.length > 0) this.sink(node, key);
    return nearest;
  }

  private sink(node: number, key: number): void {
    let place = 0;
    for (let below = 1; below < this.nodes.length; below = place * 2 + 1) {
      const other = below + 1;
      if (other < this.nodes.length && this.isBefore(this.nodes[other]!, this.keys[other]!, below)) below = other;
      if (this.isBefore(node, key, below)) break;
      this.put(place, this.nodes[below]!, this.keys[below]!);
      place = below;
    }
    this.put(place, node, key);
  }

  private isBefore(node: number, key: number, place: number): boolean {
    const other = this.keys[place]!;
    return key < other || (key === other && node < this.nodes[place]!);
  }

  private put(place: number, node: number, key: number): void {
    this.nodes[place] = node;
    this.keys[place] = key;
  }
}
