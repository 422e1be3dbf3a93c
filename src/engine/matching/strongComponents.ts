/** The strongly connected component of each node (Tarjan's algorithm, without recursion: groups may be long). Two nodes are in
 *  one component if each can be reached from the other. */
export function strongComponents(count: number, nextOf: (node: number) => readonly number[]): Int32Array {
  const component = new Int32Array(count).fill(-1);
  const order = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const waiting: number[] = [];
  let visited = 0;
  let components = 0;
  const enter = (node: number): { node: number; next: readonly number[]; at: number } => {
    order[node] = lowest[node] = visited++;
    waiting.push(node);
    return { node, next: nextOf(node), at: 0 };
  };
  for (let start = 0; start < count; start += 1) {
    if (order[start]! >= 0) continue;
    const path = [enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = step.next[step.at++];
      if (next === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above) lowest[above.node] = Math.min(lowest[above.node]!, lowest[step.node]!);
        if (lowest[step.node] !== order[step.node]) continue;
        for (let node = waiting.pop()!; ; node = waiting.pop()!) {
          component[node] = components;
          if (node === step.node) break;
        }
        components += 1;
      } else if (order[next]! < 0) {
        path.push(enter(next));
      } else if (component[next]! < 0) {
        lowest[step.node] = Math.min(lowest[step.node]!, order[next]!);
      }
    }
  }
  return component;
}
