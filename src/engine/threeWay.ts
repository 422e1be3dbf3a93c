import type { Break } from "./breaks/break";
import type { Reconciliation, ReconciledSide } from "./reconciliation";
import type { Field } from "./records/field";
import { valueText } from "./report/comparison";

/** Whose record it is. */
export type Party = (typeof PARTIES)[number];
export const PARTIES = ["front", "accounting", "custodian"] as const;

/** Three records of one business, held against each other. */
export interface ThreeWay {
  /** Trades that all three have, and on which they agree. */
  readonly agreeing: number;
  /** What they do not agree on, in the order of the front office's rows. */
  readonly lines: readonly ThreeWayLine[];
}

export interface ThreeWayLine {
  /** Where each of them has it; null: it does not. */
  readonly rows: Readonly<Record<Party, PartyRows | null>>;
  /** "absent": one of them lacks what the other two have. "alone": one of them has what the others lack. "differs": they say
   *  different things of one field. "waiting": a match of these rows waits for a person. "contradiction": the three pairings
   *  do not agree on which rows belong together. */
  readonly kind: "absent" | "alone" | "differs" | "waiting" | "contradiction";
  /** The odd one out; null: no two of them agree, or it cannot be told yet. */
  readonly odd: Party | null;
  readonly field: Field | null;
  /** What each says of the field, in plain notation. */
  readonly values: Readonly<Record<Party, string | null>>;
}

export interface PartyRows {
  readonly sheet: string;
  readonly rows: readonly number[];
}

/** The three pairings of one kind of business. */
export interface ThreePairings {
  readonly frontCustodian: readonly Reconciliation[];
  readonly frontAccounting: readonly Reconciliation[];
  readonly accountingCustodian: readonly Reconciliation[];
}

interface Node {
  readonly party: Party;
  readonly side: ReconciledSide;
  readonly record: number;
  readonly row: number;
}

/** Firm match between rows of two parties, and the fields in which it breaks. */
interface Link {
  readonly parties: readonly [Party, Party];
  readonly nodes: readonly string[];
  readonly fields: readonly Field[];
}

/** Brings the three pairings together: rows that any two of them match firmly are one trade, and on each trade the one that stands
 *  against the other two is named. Tolerances are those of the pairings. */
export function threeWay(pairings: ThreePairings): ThreeWay {
  const graph = new Graph();
  graph.put(pairings.frontCustodian, "front", "custodian");
  graph.put(pairings.frontAccounting, "front", "accounting");
  graph.put(pairings.accountingCustodian, "accounting", "custodian");
  let agreeing = 0;
  const lines: ThreeWayLine[] = [];
  for (const trade of graph.trades()) {
    const found = trade.lines();
    if (found.length === 0) agreeing += 1;
    lines.push(...found);
  }
  return { agreeing, lines: lines.sort(asTheyStand) };
}

function asTheyStand(one: ThreeWayLine, other: ThreeWayLine): number {
  for (const party of PARTIES) {
    const [ours, theirs] = [one.rows[party], other.rows[party]];
    if (!ours || !theirs) {
      if (ours || theirs) return ours ? -1 : 1;
      continue;
    }
    if (ours.sheet !== theirs.sheet) return ours.sheet < theirs.sheet ? -1 : 1;
    const apart = (ours.rows[0] ?? 0) - (theirs.rows[0] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}

/** Every row of the three, and what links them. */
class Graph {
  private readonly nodes = new Map<string, Node>();
  private readonly parent = new Map<string, string>();
  private readonly links: Link[] = [];
  private readonly waiting = new Set<string>();

  put(reconciliations: readonly Reconciliation[], left: Party, right: Party): void {
    for (const { left: ours, right: theirs, matching, breaks } of reconciliations) {
      const ourKeys = this.add(left, ours);
      const theirKeys = this.add(right, theirs);
      const fieldsOf = new Map(breaks.filter(isDifference).map((found) => [found.left[0] ?? -1, found.fields]));
      for (const match of matching.matches) {
        const nodes = [
          ...match.left.map((record) => ourKeys[record] ?? ""),
          ...match.right.map((record) => theirKeys[record] ?? ""),
        ];
        if (match.status !== "matched") {
          for (const node of nodes) this.waiting.add(node);
          continue;
        }
        this.links.push({ parties: [left, right], nodes, fields: fieldsOf.get(match.left[0] ?? -1) ?? [] });
        for (const node of nodes) this.parent.set(this.root(node), this.root(nodes[0] ?? ""));
      }
    }
  }

  trades(): Trade[] {
    const trades = new Map<string, Trade>();
    for (const [key, node] of this.nodes) {
      const root = this.root(key);
      const trade = trades.get(root) ?? new Trade();
      trades.set(root, trade);
      trade.add(key, node, this.waiting.has(key));
    }
    for (const link of this.links) trades.get(this.root(link.nodes[0] ?? ""))?.links.push(link);
    return [...trades.values()];
  }

  private add(party: Party, side: ReconciledSide): string[] {
    const { records } = side.reading;
    return Array.from(records.rows, (row, record) => {
      const key = `${party} ${records.sheet}!${row}`;
      if (!this.nodes.has(key)) {
        this.nodes.set(key, { party, side, record, row });
        this.parent.set(key, key);
      }
      return key;
    });
  }

  private root(key: string): string {
    let root = key;
    for (let above = this.parent.get(root); above !== undefined && above !== root; above = this.parent.get(root))
      root = above;
    for (let at = key; at !== root;) {
      const above = this.parent.get(at) ?? root;
      this.parent.set(at, root);
      at = above;
    }
    return root;
  }
}

const isDifference = ({ left, right }: Break): boolean => left.length > 0 && right.length > 0;

/** One trade as each of the three has it. */
class Trade {
  readonly links: Link[] = [];
  private readonly nodes: Readonly<Record<Party, Map<string, Node>>> = {
    front: new Map(),
    accounting: new Map(),
    custodian: new Map(),
  };
  private isWaiting = false;

  add(key: string, node: Node, isWaiting: boolean): void {
    this.nodes[node.party].set(key, node);
    this.isWaiting ||= isWaiting;
  }

  lines(): ThreeWayLine[] {
    const present = PARTIES.filter((party) => this.nodes[party].size > 0);
    if (present.length < PARTIES.length && this.isWaiting) return [this.line("waiting", null)];
    if (present.length === 1) return [this.line("alone", present[0] ?? null)];
    if (this.contradicts()) return [this.line("contradiction", null)];
    const absent = PARTIES.find((party) => this.nodes[party].size === 0);
    const absence = absent ? [this.line("absent", absent)] : [];
    return [...absence, ...this.differingFields().map((field) => this.line("differs", this.oddIn(field), field))];
  }

  /** Whether one pairing links some of the rows that another one brings in, and not all of them. */
  private contradicts(): boolean {
    return PAIRS.some(([one, other]) => {
      const linked = new Set(this.linksOf(one, other).flatMap(({ nodes }) => nodes));
      const all = [...this.nodes[one].keys(), ...this.nodes[other].keys()];
      return linked.size > 0 && all.some((key) => !linked.has(key));
    });
  }

  private linksOf(one: Party, other: Party): Link[] {
    return this.links.filter(({ parties }) => parties[0] === one && parties[1] === other);
  }

  private differingFields(): Field[] {
    return [...new Set(this.links.flatMap(({ fields }) => fields))];
  }

  /** The party that differs from both others, which agree; where one is absent, it cannot be told. */
  private oddIn(field: Field): Party | null {
    const differing = PAIRS.filter(([one, other]) => this.differs(field, one, other));
    const odd = PARTIES.filter((party) => differing.filter((pair) => pair.some((one) => one === party)).length === 2);
    return differing.length === 2 ? (odd[0] ?? null) : null;
  }

  /** As their pairing says; where nothing matched them with each other, by their values. */
  private differs(field: Field, one: Party, other: Party): boolean {
    if (this.nodes[one].size === 0 || this.nodes[other].size === 0) return false;
    const links = this.linksOf(one, other);
    if (links.length > 0) return links.some(({ fields }) => fields.includes(field));
    const [ours, theirs] = [this.value(field, one), this.value(field, other)];
    return ours !== null && theirs !== null && ours !== theirs;
  }

  private value(field: Field, party: Party): string | null {
    const nodes = [...this.nodes[party].values()];
    const [first] = nodes;
    if (!first) return null;
    return valueText(
      first.side.reading.records,
      field,
      nodes
        .filter(({ side }) => side.reading.records.sheet === first.side.reading.records.sheet)
        .map(({ record }) => record),
    );
  }

  private line(kind: ThreeWayLine["kind"], odd: Party | null, field: Field | null = null): ThreeWayLine {
    const of = <Value>(valueOf: (party: Party) => Value): Record<Party, Value> => ({
      front: valueOf("front"),
      accounting: valueOf("accounting"),
      custodian: valueOf("custodian"),
    });
    return {
      kind,
      odd,
      field,
      rows: of((party) => this.rows(party)),
      values: of((party) => (field === null ? null : this.value(field, party))),
    };
  }

  private rows(party: Party): PartyRows | null {
    const nodes = [...this.nodes[party].values()];
    const [first] = nodes;
    if (!first) return null;
    return {
      sheet: first.side.reading.records.sheet,
      rows: nodes.map(({ row }) => row).sort((one, other) => one - other),
    };
  }
}

const PAIRS = [
  ["front", "custodian"],
  ["front", "accounting"],
  ["accounting", "custodian"],
] as const satisfies readonly (readonly [Party, Party])[];
