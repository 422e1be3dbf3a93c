import type { Edge } from "./assignment";

/** Edges in groups that share no record. */
export function connected(edges: readonly Edge[]): Edge[][] {
  const parent = new Map<number, number>();
  const find = (record: number): number => {
    let root = record;
    for (let above = parent.get(root); above !== undefined && above !== root; above = parent.get(root)) root = above;
    for (let at = record; at !== root;) {
      const above = parent.get(at) ?? root;
      parent.set(at, root);
      at = above;
    }
    parent.set(root, root);
    return root;
  };
  for (const { left, right } of edges) parent.set(find(left), find(-1 - right));
  const groups = new Map<number, Edge[]>();
  for (const edge of edges) {
    const root = find(edge.left);
    const group = groups.get(root);
    if (group) group.push(edge);
    else groups.set(root, [edge]);
  }
  return [...groups.values()];
}
