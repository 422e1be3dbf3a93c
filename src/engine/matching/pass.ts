import type { EconomicField } from "./comparands";
import type { Tolerances } from "./tolerance";

/** A matching rule as data: it is read as a sentence, edited in the pane, kept in the workbook, and carried by a profile. */
export interface Pass {
  /** Unique in its ladder. */
  readonly id: string;
  /** What a person called it; null: a built-in pass, which has its title in both languages. */
  readonly name: string | null;
  readonly isOn: boolean;
  readonly cardinality: Cardinality;
  /** What must be equal. "shared": everything that both sides have a column for. */
  readonly keys: "shared" | readonly PassKey[];
  /** What must be equal too where both sides have a column for it. */
  readonly keysIfShared: readonly EconomicField[];
  readonly agreement: Agreement;
  /** What may differ without a limit. */
  readonly free: readonly EconomicField[];
  /** How far two rows may lie apart and still be one trade, in place of the general tolerances for these fields. What lies beyond
   *  the general ones is still a break. Null: the general ones. */
  readonly tolerances: Tolerances | null;
  /** All of them must hold of a row for the pass to look at it. */
  readonly conditions: readonly PassCondition[];
  /** "suggest": what it finds waits for a person. What is only likely always does. */
  readonly strength: "match" | "suggest";
}

/** "one-to-many": one row of ours, several of the statement's. Groups need quantities and amounts that add up. "same-side": rows of one
 *  side among themselves, before the two sides are looked at together. */
export type Cardinality = (typeof CARDINALITIES)[number];
export const CARDINALITIES = ["one-to-one", "one-to-many", "many-to-one", "many-to-many", "same-side"] as const;

export type PassKey = "reference" | EconomicField;

/** What is asked of the fields that are not keys. "mostly": the reference is the only one of its kind on either side, and more
 *  agrees than differs. "all-but-one": all agrees but one thing and what follows from it, and there is no other candidate.
 *  "opposite": of two rows of one side, one cancels the other, and something says so. "likely": what agrees weighs more than what differs, by how often strangers in these sheets agree in it. */
export type Agreement = (typeof AGREEMENTS)[number];
export const AGREEMENTS = ["equal", "tolerated", "mostly", "all-but-one", "opposite", "likely"] as const;

/** Whether a pass looks at all rows, and not at those that share its keys. */
export const isKeyless = ({ agreement }: Pass): boolean =>
  agreement === "all-but-one" || agreement === "opposite" || agreement === "likely";

/** Whether a pass is about rows of one side. Such passes run first, whatever their place. */
export const isSameSide = ({ cardinality }: Pass): boolean => cardinality === "same-side";

/** The passes that are on for rows of one side: those that cancel each other, and copies; null: none is. */
export const sameSidePass = (passes: readonly Pass[], agreement: "opposite" | "equal"): Pass | null =>
  passes.find((pass) => pass.isOn && isSameSide(pass) && pass.agreement === agreement) ?? null;

/** A row is looked at where its value is one of these. A blank says nothing against it, if the other row has one of them. */
export interface PassCondition {
  readonly field: ConditionField;
  readonly values: readonly string[];
}

export type ConditionField = (typeof CONDITION_FIELDS)[number];
export const CONDITION_FIELDS = [
  "currency",
  "assetClass",
  "market",
  "custodian",
  "account",
  "transactionType",
] as const;

/** Whether the rows that a pass brings together bear one reference. */
export const isByReference = ({ keys }: Pass): boolean => keys !== "shared" && keys.includes("reference");

/** Whether two passes search for groups under the same keys, so that they are settled together: a row that both want is tied. */
export const areOneStage = (one: Pass, other: Pass): boolean =>
  one.cardinality !== "one-to-one" &&
  other.cardinality !== "one-to-one" &&
  JSON.stringify([one.keys, one.keysIfShared, one.conditions]) ===
    JSON.stringify([other.keys, other.keysIfShared, other.conditions]);
