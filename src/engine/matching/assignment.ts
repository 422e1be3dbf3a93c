/** A pair that could be a match, and how far apart its records lie. Records are positions within the problem. */
export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/** What the best whole assignment says of one connected group of candidates. */
export interface Assignment {
  /** In every best assignment. */
  readonly sure: readonly Edge[];
  /** Records whose partner differs between equally good assignments, with all their candidates. */
  readonly tied: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
}

/** Beyond this many records a group is handed to a person whole: proving that its best assignment is the only one would take
 *  longer than the answer is worth. */
const LARGEST_PROVED = 60;

/** The best assignment of each connected group: most pairs first, then least cost. Pairs in which equally good assignments
 *  differ are tied, never chosen. */
export function assign(edges: readonly Edge[]): Assignment {
  const sure: Edge[] = [];
  const tied: { left: number[]; right: number[] }[] = [];
  for (const group of connected(edges)) {
    const [only] = group;
    if (group.length === 1 && only) {
      sure.push(only);
      continue;
    }
    const records = new Set([...group.map(({ left }) => left), ...group.map(({ right }) => -1 - right)]);
    const kept = records.size > LARGEST_PROVED ? [] : unchallenged(group);
    sure.push(...kept);
    const settledLeft = new Set(kept.map(({ left }) => left));
    const settledRight = new Set(kept.map(({ right }) => right));
    const rest = group.filter(({ left, right }) => !settledLeft.has(left) && !settledRight.has(right));
    for (const component of connected(rest)) {
      tied.push({ left: distinct(component.map(({ left }) => left)), right: distinct(component.map(({ right }) => right)) });
    }
  }
  return { sure, tied };
}

const distinct = (records: readonly number[]): number[] => [...new Set(records)].sort((one, other) => one - other);

/** The pairs of a best assignment without which every assignment is worse. */
function unchallenged(edges: readonly Edge[]): Edge[] {
  const best = solve(edges);
  return best.pairs.filter((pair) => {
    const without = solve(edges.filter((edge) => edge !== pair));
    return without.pairs.length < best.pairs.length || without.cost > best.cost;
  });
}

interface Solution {
  readonly pairs: readonly Edge[];
  readonly cost: number;
}

/** Successive shortest augmenting paths (Bellman–Ford on the residual graph): each adds one pair at the least extra cost, so
 *  that the last has the most pairs at the least cost. Groups are small. */
function solve(edges: readonly Edge[]): Solution {
  const matchOfRight = new Map<number, Edge>();
  const matchOfLeft = new Map<number, Edge>();
  for (;;) {
    const path = shortestPath(edges, matchOfLeft, matchOfRight);
    if (path === null) break;
    for (const edge of path) {
      if (matchOfLeft.get(edge.left) === edge) matchOfLeft.delete(edge.left);
    }
    for (const edge of path.filter((_, index) => index % 2 === 0)) {
      matchOfLeft.set(edge.left, edge);
      matchOfRight.set(edge.right, edge);
    }
  }
  const pairs = [...matchOfLeft.values()];
  return { pairs, cost: pairs.reduce((sum, { cost }) => sum + cost, 0) };
}

/** Edges from a free left record to a free right one, unmatched and matched in turn; null where no path is left. */
function shortestPath(edges: readonly Edge[], matchOfLeft: ReadonlyMap<number, Edge>, matchOfRight: ReadonlyMap<number, Edge>): Edge[] | null {
  const distance = new Map<number, number>();
  const cameBy = new Map<number, Edge>();
  for (const { left } of edges) if (!matchOfLeft.has(left)) distance.set(left, 0);
  const toRight = new Map<number, number>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const edge of edges) {
      const from = distance.get(edge.left);
      if (from === undefined || matchOfLeft.get(edge.left) === edge) continue;
      const reached = from + edge.cost;
      if (reached >= (toRight.get(edge.right) ?? Infinity)) continue;
      toRight.set(edge.right, reached);
      cameBy.set(edge.right, edge);
      const matched = matchOfRight.get(edge.right);
      if (matched) distance.set(matched.left, reached - matched.cost);
      changed = true;
    }
  }
  let end: number | null = null;
  for (const [right, reached] of toRight) {
    if (matchOfRight.has(right)) continue;
    if (end === null || reached < (toRight.get(end) ?? Infinity) || (reached === toRight.get(end) && right < end)) end = right;
  }
  if (end === null) return null;
  const path: Edge[] = [];
  for (let right = end; ; ) {
    const edge = cameBy.get(right)!;
    path.unshift(edge);
    const matched = matchOfLeft.get(edge.left);
    if (!matched) return path;
    path.unshift(matched);
    right = matched.right;
  }
}

/** Edges in groups that share no record. */
function connected(edges: readonly Edge[]): Edge[][] {
  const parent = new Map<number, number>();
  const find = (record: number): number => {
    let root = record;
    for (let above = parent.get(root); above !== undefined && above !== root; above = parent.get(root)) root = above;
    parent.set(record, root);
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
